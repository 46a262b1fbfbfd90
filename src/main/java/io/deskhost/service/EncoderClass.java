package io.deskhost.service;

import io.deskhost.message.Codec;

/** Viewers of one display that can share one encoder. */
public record EncoderClass(int display, Codec codec) {
}

package io.deskhost.message;

/** The video codecs of the protocol. */
public enum Codec {
    VP9, VP8, AV1, H264, H265
}

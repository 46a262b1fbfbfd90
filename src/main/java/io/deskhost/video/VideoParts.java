package io.deskhost.video;

/** What all displays share. */
record VideoParts(ScreenSource screens, Geometries geometries, ColourConverter colours, Encoders encoders,
                  EncoderThreads threads) {
}

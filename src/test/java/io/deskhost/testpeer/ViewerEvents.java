package io.deskhost.testpeer;

/** What a viewer wants its client to tell the host. Called on the decoding thread. */
interface ViewerEvents {

    /** A frame went through the decoder, whatever came of it. */
    void taken();

    /** The picture is broken until a key frame comes. */
    void broken(int display);

    /** Too many failures: the codec must not be used for this client any more. */
    void cannotDecode(VideoCodec codec);
}

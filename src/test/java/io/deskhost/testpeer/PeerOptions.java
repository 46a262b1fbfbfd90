package io.deskhost.testpeer;

import io.deskhost.wire.proto.Peer.SupportedDecoding.PreferCodec;
import java.util.EnumSet;
import java.util.Set;

/** Who a client says it is and how it behaves; without change like a desktop client of release 1.4.9. */
public final class PeerOptions {

    private String dialled = "";
    private String myId = "900000001";
    private String myName = "test peer";
    private String version = "1.4.9";
    private String platform = "Linux";
    private boolean echo = true;
    private boolean ack;
    private boolean keepMedia = true;
    private int receiveBuffer;
    private String source = "";
    private Set<VideoCodec> decoders = EnumSet.allOf(VideoCodec.class);
    private PreferCodec preferred = PreferCodec.Auto;

    private PeerOptions() {
    }

    public static PeerOptions standard() {
        return new PeerOptions();
    }

    /** What is sent as the host's name; without it the address that was dialled. */
    public PeerOptions dialled(String name) {
        dialled = name;
        return this;
    }

    public PeerOptions myId(String id) {
        myId = id;
        return this;
    }

    public PeerOptions myName(String name) {
        myName = name;
        return this;
    }

    public PeerOptions version(String text) {
        version = text;
        return this;
    }

    public PeerOptions platform(String name) {
        platform = name;
        return this;
    }

    /** Whether the host's probes are answered; they are the proof of life. */
    public PeerOptions echo(boolean answered) {
        echo = answered;
        return this;
    }

    /** Announces acknowledgements and sends one for each frame, as web clients do. */
    public PeerOptions videoAckRequired(boolean required) {
        ack = required;
        return this;
    }

    /** Whether frames are kept for later inspection; without it a long session does not fill memory. */
    public PeerOptions keepMedia(boolean kept) {
        keepMedia = kept;
        return this;
    }

    /** SO_RCVBUF in bytes, set before connecting: a small one lets a stalled viewer be felt at once. */
    public PeerOptions receiveBuffer(int bytes) {
        receiveBuffer = bytes;
        return this;
    }

    /** The address to come from; all of 127.0.0.0/8 is this machine, and limits are counted by address. */
    public PeerOptions from(String address) {
        source = address;
        return this;
    }

    /** What this client can decode. */
    public PeerOptions decoders(Set<VideoCodec> codecs) {
        decoders = EnumSet.copyOf(codecs);
        return this;
    }

    /** The codec that the user wishes. */
    public PeerOptions preferring(VideoCodec codec) {
        preferred = PreferCodec.valueOf(codec.name());
        return this;
    }

    String dialled() {
        return dialled;
    }

    String myId() {
        return myId;
    }

    String myName() {
        return myName;
    }

    String version() {
        return version;
    }

    String platform() {
        return platform;
    }

    boolean echo() {
        return echo;
    }

    boolean ack() {
        return ack;
    }

    boolean keepMedia() {
        return keepMedia;
    }

    String source() {
        return source;
    }

    int receiveBuffer() {
        return receiveBuffer;
    }

    Set<VideoCodec> decoders() {
        return decoders;
    }

    PreferCodec preferred() {
        return preferred;
    }
}

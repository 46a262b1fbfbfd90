package io.deskhost.video;

import io.deskhost.message.Codec;
import io.deskhost.message.SupportedDecoding;
import io.deskhost.service.VideoWish;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the viewers of a display want together: the least of what each of them wants. */
record Demand(Codec codec, int fps, double ratio) {

    /** Of a viewer that has said nothing. */
    static final VideoWish DEFAULT = new VideoWish(SupportedDecoding.VP9_ONLY, 30, 0.67, 0);

    static Demand of(Collection<VideoWish> wishes, CodecVote vote, int maxFps, Optional<Codec> current) {
        Collection<VideoWish> all = wishes.isEmpty() ? List.of(DEFAULT) : wishes;
        int fps = all.stream().mapToInt(VideoWish::maxFps).min().orElseThrow();
        double ratio = all.stream().mapToDouble(VideoWish::ratio).min().orElseThrow();
        Codec codec = vote.decide(all.stream().map(VideoWish::decoding).toList(), current);
        return new Demand(codec, Math.clamp(fps, 1, maxFps), ratio);
    }
}

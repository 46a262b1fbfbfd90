package io.deskhost.video;

import io.deskhost.display.Screens;
import io.deskhost.message.Codec;
import io.deskhost.message.CodecAbility;
import io.deskhost.message.SupportedEncoding;
import io.deskhost.service.HostService;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceKind;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceSnapshot;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscriber;
import io.deskhost.service.Subscription;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The displays as services {@code monitor0}, {@code monitor1} and so on. A display is captured and encoded while it
 * has subscribers, and as long as they give credit. Wishes may come before the subscription, and had better, so that
 * the first picture is already what the viewers want. Safe for any thread.
 */
public final class VideoService implements HostService {

    private static final long FEW_MEMORY = 4L << 30;

    private final VideoParts parts;
    private final CodecVote vote;
    private final VideoProperties properties;
    private final Map<Integer, WatchedDisplay> displays = new ConcurrentHashMap<>();

    /** @param encoders the preferred library first */
    public VideoService(ScreenSource source, Screens screens, ColourConverter colours, List<EncoderFactory> encoders,
                        VideoProperties properties) {
        Encoders all = new Encoders(encoders);
        parts = new VideoParts(source, new Geometries(screens), colours, all, EncoderThreads.of(properties));
        vote = new CodecVote(all.codecs(), memory() <= FEW_MEMORY);
        this.properties = properties;
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() : Long.MAX_VALUE;
    }

    /** What this machine can encode: it has passed a self-test. */
    public SupportedEncoding encoding() {
        return new SupportedEncoding(vote.available(), new CodecAbility(Set.<Codec>of()));
    }

    @Override
    public ServiceKind kind() {
        return ServiceKind.MONITOR;
    }

    @Override
    public Subscription subscribe(ServiceName name, Subscriber subscriber) throws ServiceUnavailable {
        if (vote.available().isEmpty()) {
            throw new ServiceUnavailable("There is no video encoder here: neither libvpx nor FFmpeg works.");
        }
        return display(name.index()).subscribe(subscriber);
    }

    private WatchedDisplay display(int index) {
        return displays.computeIfAbsent(index,
                display -> new WatchedDisplay(display, parts, vote, properties.maxFps()));
    }

    @Override
    public void on(ServiceCommand command) {
        switch (command) {
            case ServiceCommand.Wish wish -> display(wish.display()).wish(wish.peer(), wish.wish());
            case ServiceCommand.Unwish unwish -> display(unwish.display()).unwish(unwish.peer());
            case ServiceCommand.Key key -> display(key.display()).key();
            case ServiceCommand.Credit(var encoderClass) -> display(encoderClass.display()).credit();
            case ServiceCommand.Input input -> displays.values().forEach(display -> display.input(input.peer()));
            case ServiceCommand.Gone gone -> displays.values().forEach(display -> display.unwish(gone.peer()));
            case ServiceCommand.Revoked _, ServiceCommand.Admitted _, ServiceCommand.Silent _,
                 ServiceCommand.ChangeResolution _, ServiceCommand.RestoreResolutions _,
                 ServiceCommand.Screenshot _ -> { }
        }
    }

    /** A copy of a display's last picture while somebody watches it. Any thread. */
    Optional<Still> still(int display) {
        return Optional.ofNullable(displays.get(display)).flatMap(WatchedDisplay::still);
    }

    @Override
    public List<ServiceSnapshot> snapshots() {
        return displays.values().stream().map(WatchedDisplay::snapshot).toList();
    }
}

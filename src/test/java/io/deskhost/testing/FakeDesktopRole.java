package io.deskhost.testing;

import io.deskhost.desktop.Desktop;
import io.deskhost.desktop.DesktopDescription;
import io.deskhost.desktop.link.DesktopEnd;
import io.deskhost.desktop.link.LaunchOrder;
import io.deskhost.display.Layout;
import io.deskhost.message.Codec;
import io.deskhost.message.CodecAbility;
import io.deskhost.message.DisplayInfo;
import io.deskhost.message.DisplayMessage.SwitchDisplay;
import io.deskhost.message.Size;
import io.deskhost.message.SupportedEncoding;
import io.deskhost.message.VideoMessage.VideoFrame;
import io.deskhost.service.EncoderClass;
import io.deskhost.service.HostService;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceKind;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceRegistry;
import io.deskhost.service.ServiceSnapshot;
import io.deskhost.service.Subscriber;
import io.deskhost.service.Subscription;
import io.deskhost.wire.MessageCodec;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A desktop role that shows what a test tells it to show, over a link inside this JVM: its pictures are a few bytes
 * that no decoder takes. Any thread.
 */
public final class FakeDesktopRole implements AutoCloseable {

    private static final List<ServiceKind> KINDS = List.of(ServiceKind.MONITOR, ServiceKind.INPUT, ServiceKind.CURSOR,
            ServiceKind.CURSOR_POSITION, ServiceKind.WINDOW_FOCUS, ServiceKind.DISPLAY, ServiceKind.SCREENSHOT);

    private final DesktopEnd end;
    private final Map<ServiceName, Subscriber> subscribers = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> generations = new ConcurrentHashMap<>();
    private final List<ServiceCommand> commands = new CopyOnWriteArrayList<>();
    private final AtomicInteger shown = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private volatile DesktopDescription description;
    private volatile boolean answersKeys;

    private FakeDesktopRole(Desktop desktop, DesktopDescription description) throws Exception {
        this.description = description;
        LaunchOrder order = new LaunchOrder(desktop.link().address(), desktop.link().admit(0), 0, Map.of());
        end = new DesktopEnd(order, new ServiceRegistry(KINDS.stream().<HostService>map(Service::new).toList()),
                new MessageCodec());
    }

    /** A role that has not told anything of itself yet. */
    public static FakeDesktopRole silent(Desktop desktop, Size... displays) throws Exception {
        return new FakeDesktopRole(desktop, described(displays));
    }

    /** A role whose desktop is up. */
    public static FakeDesktopRole up(Desktop desktop, Size... displays) throws Exception {
        FakeDesktopRole role = silent(desktop, displays);
        role.describe(role.description);
        Soon.until(() -> desktop.status().up());
        return role;
    }

    /** Displays side by side, the first one primary. */
    public static DesktopDescription described(Size... sizes) {
        List<DisplayInfo> displays = new ArrayList<>();
        List<List<Size>> modes = new ArrayList<>();
        int x = 0;
        for (Size size : sizes) {
            displays.add(new DisplayInfo(x, 0, size.width(), size.height(), "screen-" + displays.size(), true, false,
                    Optional.of(size), 1));
            modes.add(List.of(size));
            x += size.width();
        }
        return new DesktopDescription("user", "office-pc", new Layout(displays, 0, modes),
                new SupportedEncoding(Set.of(Codec.VP9), new CodecAbility(Set.of())));
    }

    public void describe(DesktopDescription now) {
        description = now;
        end.describe(now);
    }

    /** From now on each wish for a key frame is answered at once, as a desktop does on which nothing moves. */
    public FakeDesktopRole answeringKeys() {
        answersKeys = true;
        return this;
    }

    /** Shows a picture; gives its content, which is another one each time. */
    public byte[] show(int display, boolean key) {
        return show(display, key, generations.getOrDefault(display, 0));
    }

    /** Shows a picture as a real role does: once all that were shown before are paid for. */
    public byte[] showPaid(int display, boolean key) {
        awaitPaid();
        return show(display, key);
    }

    /** Waits until all pictures are paid for: somebody has room for the next. */
    public void awaitPaid() {
        Soon.until(() -> count(ServiceCommand.Credit.class::isInstance) >= sent.get());
    }

    public byte[] show(int display, boolean key, int generation) {
        byte[] content = {(byte) display, (byte) shown.incrementAndGet(), (byte) (key ? 1 : 0)};
        show(display, key, generation, content);
        return content;
    }

    public void show(int display, boolean key, int generation, byte[] content) {
        EncoderClass encoderClass = new EncoderClass(display, Codec.VP9);
        if (subscribed(ServiceName.monitor(display))) {
            sent.incrementAndGet();
        }
        publish(ServiceName.monitor(display), new Published.Frame(encoderClass, generation, System.nanoTime(),
                new VideoFrame(Codec.VP9, display, key, shown.get(), Unpooled.wrappedBuffer(content))));
    }

    /** A display changes its geometry: pictures are of a new generation from here on. */
    public int turn(SwitchDisplay geometry) {
        int generation = generations.merge(geometry.display(), 1, Integer::sum);
        publish(ServiceName.monitor(geometry.display()), new Published.Geometry(generation, geometry));
        return generation;
    }

    /** What comes out on the other side, after all pictures before it, wherever somebody watches the display. */
    public void rate(int display, int kbps) {
        publish(ServiceName.monitor(display), new Published.Rate(new EncoderClass(display, Codec.VP9), kbps));
    }

    public void publish(ServiceName from, Published published) {
        Optional.ofNullable(subscribers.get(from)).ifPresent(subscriber -> subscriber.offer(published));
    }

    public boolean subscribed(ServiceName name) {
        return subscribers.containsKey(name);
    }

    public void awaitSubscribed(ServiceName name, boolean expected) {
        Soon.until(() -> subscribed(name) == expected);
    }

    /** All that this role was told, input and wishes alike. */
    public List<ServiceCommand> commands() {
        return List.copyOf(commands);
    }

    public long count(Predicate<ServiceCommand> wanted) {
        return commands.stream().filter(wanted).count();
    }

    public long count(ServiceCommand wanted) {
        return count(wanted::equals);
    }

    public void await(ServiceCommand wanted) {
        await(wanted, 1);
    }

    public void await(ServiceCommand wanted, int times) {
        Soon.asserted(() -> org.assertj.core.api.Assertions.assertThat(commands)
                        .filteredOn(wanted::equals).hasSizeGreaterThanOrEqualTo(times));
    }

    /** Is gone, as after {@code kill -9}. */
    @Override
    public void close() {
        end.close();
    }

    private SwitchDisplay geometry(int display) {
        DisplayInfo info = description.layout().displays().get(display);
        return new SwitchDisplay(display, info.x(), info.y(), info.width(), info.height(), false,
                description.layout().modes().get(display), info.original());
    }

    /** Takes down what it is told. */
    private final class Service implements HostService {

        private final ServiceKind kind;

        Service(ServiceKind kind) {
            this.kind = kind;
        }

        @Override
        public ServiceKind kind() {
            return kind;
        }

        @Override
        public Subscription subscribe(ServiceName name, Subscriber subscriber) {
            subscribers.put(name, subscriber);
            if (kind == ServiceKind.MONITOR) {
                turn(geometry(name.index()));
            }
            return () -> subscribers.remove(name);
        }

        @Override
        public void on(ServiceCommand command) {
            if (kind != ServiceKind.MONITOR) {
                return;
            }
            commands.add(command);
            if (answersKeys && command instanceof ServiceCommand.Key(int display)) {
                show(display, true);
            }
        }

        @Override
        public List<ServiceSnapshot> snapshots() {
            return subscribers.keySet().stream().filter(name -> name.kind() == kind)
                    .map(name -> new ServiceSnapshot(name, 1, 0, 0, "")).toList();
        }
    }
}

package io.deskhost;

import io.deskhost.cursor.CursorService;
import io.deskhost.cursor.FocusService;
import io.deskhost.cursor.PositionService;
import io.deskhost.desktop.DesktopAccess;
import io.deskhost.desktop.DesktopDescription;
import io.deskhost.desktop.link.DesktopEnd;
import io.deskhost.desktop.link.LaunchOrder;
import io.deskhost.display.DisplayService;
import io.deskhost.display.Layout;
import io.deskhost.display.Screens;
import io.deskhost.input.InputDevices;
import io.deskhost.input.InputService;
import io.deskhost.message.SupportedEncoding;
import io.deskhost.platform.VideoLibraries;
import io.deskhost.platform.x11.X11Address;
import io.deskhost.platform.x11.X11Displays;
import io.deskhost.platform.x11.X11InputDevices;
import io.deskhost.platform.x11.X11LiveValue;
import io.deskhost.platform.x11.X11ScreenSource;
import io.deskhost.platform.x11.X11Screens;
import io.deskhost.platform.zstd.ZstdCompression;
import io.deskhost.service.HostService;
import io.deskhost.service.ServiceRegistry;
import io.deskhost.service.Subscription;
import io.deskhost.video.ScreenSource;
import io.deskhost.video.ScreenshotService;
import io.deskhost.video.VideoProperties;
import io.deskhost.video.VideoService;
import io.deskhost.wire.MessageCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** The desktop role: captures, encodes and injects, as the desktop's user. Knows neither peers nor passwords. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VideoProperties.class)
class DesktopRole {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopRole.class);

    /** The process of its own: takes the order from standard input, and ends with it or with the link. */
    static void main() throws IOException {
        BufferedReader host = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        LaunchOrder order = LaunchOrder.parse(Optional.ofNullable(host.readLine()).orElseThrow(
                () -> new IOException("The desktop role is started by the host, which gives it an order.")));
        DesktopAccess access = new DesktopAccess(Optional.ofNullable(System.getenv("DISPLAY")).orElse(""),
                Optional.ofNullable(System.getenv("XAUTHORITY")).map(Path::of), System.getProperty("user.name"));
        ConfigurableApplicationContext context = start(order, access, true);
        context.getBean(DesktopEnd.class).onClosed(() -> exit(context));
        while (host.read() >= 0) {
            // nothing more is said; the end of the stream means that the host is gone
        }
        exit(context);
    }

    /** The same inside the host's process, over a link inside this JVM. */
    static ConfigurableApplicationContext startInside(LaunchOrder order, DesktopAccess access) {
        return start(order, access, false);
    }

    private static ConfigurableApplicationContext start(LaunchOrder order, DesktopAccess access, boolean alone) {
        Map<String, Object> settings = new HashMap<>(order.settings());
        return new SpringApplicationBuilder(DesktopRole.class).web(WebApplicationType.NONE)
                .registerShutdownHook(alone).logStartupInfo(false).properties(settings)
                .initializers((GenericApplicationContext context) -> {
                    context.registerBean(LaunchOrder.class, () -> order);
                    context.registerBean(DesktopAccess.class, () -> access);
                }).run();
    }

    private static void exit(ConfigurableApplicationContext context) {
        Thread.ofPlatform().daemon().name("exit").start(() -> {
            context.close();
            Runtime.getRuntime().halt(0);
        });
    }

    @Bean
    X11Address x11Address(DesktopAccess access) {
        return new X11Address(Optional.of(access.display()), access.xauthority());
    }

    @Bean
    X11Screens screens(X11Address address) {
        return new X11Screens(address);
    }

    @Bean
    ScreenSource screenSource(X11Address address) {
        return new X11ScreenSource(address);
    }

    @Bean
    InputDevices inputDevices(X11Address address) {
        return new X11InputDevices(address);
    }

    @Bean
    VideoService videoService(ScreenSource source, Screens screens, VideoProperties properties) {
        VideoLibraries libraries = VideoLibraries.find();
        return new VideoService(source, screens, libraries.colours(), libraries.encoders(), properties);
    }

    @Bean(destroyMethod = "close")
    ScreenshotService screenshotService(VideoService video, ScreenSource source) {
        return new ScreenshotService(video, source);
    }

    @Bean(destroyMethod = "close")
    DisplayService displayService(X11Address address) {
        return new DisplayService(new X11Displays(address));
    }

    @Bean(destroyMethod = "close")
    InputService inputService(InputDevices devices) {
        InputService input = new InputService(devices);
        input.releaseLeftovers();
        return input;
    }

    @Bean
    CursorService cursorService(X11Address address) {
        return new CursorService(X11LiveValue.cursorShape(address), new ZstdCompression());
    }

    @Bean
    PositionService positionService(X11Address address, InputService input) {
        return new PositionService(X11LiveValue.pointerPlace(address), spot -> input.moversTo(spot.x(), spot.y()));
    }

    @Bean
    FocusService focusService(X11Address address) {
        return new FocusService(X11LiveValue.focusedDisplay(address));
    }

    @Bean
    ServiceRegistry serviceRegistry(List<HostService> services) {
        return new ServiceRegistry(services);
    }

    @Bean(destroyMethod = "close")
    DesktopEnd desktopEnd(LaunchOrder order, ServiceRegistry services) throws Exception {
        return new DesktopEnd(order, services, new MessageCodec());
    }

    @Bean(destroyMethod = "close")
    Subscription description(Screens screens, DesktopEnd end, VideoService video, DesktopAccess access) {
        SupportedEncoding encoding = video.encoding();
        LOG.info("Desktop {} of {}, encoders {}", access.display(), access.user(), encoding.codecs());
        return screens.watch(layout -> end.describe(describe(layout, encoding, access)));
    }

    private static DesktopDescription describe(Layout layout, SupportedEncoding encoding, DesktopAccess access) {
        return new DesktopDescription(access.user(), hostname(), layout, encoding);
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException unnamed) {
            return "unknown";
        }
    }
}

package io.deskhost.desktop.supervisor;

import io.deskhost.desktop.DesktopAccess;
import io.deskhost.desktop.link.LaunchOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * The desktop role as a process of its own, of the desktop's user, started again whenever it ends. Its standard input
 * brings the order as one line of JSON and stays open: its end tells the role that the host is gone. Used from any
 * thread.
 */
final class DesktopProcess {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SupervisorThread thread;
    private final RunAs runAs;
    private final Placement placement;
    private final ProgramFiles files;
    private final Supplier<DesktopAccess> access;
    private final Supplier<LaunchOrder> orders;
    private final KeptAlive process;

    /**
     * @param access asked before each start
     * @param orders gives a fresh token for each start; asked on {@link SupervisorThread}
     */
    DesktopProcess(SupervisorThread thread, RunAs runAs, Placement placement, ProgramFiles files,
                   Supplier<DesktopAccess> access, Supplier<LaunchOrder> orders) {
        this.thread = thread;
        this.runAs = runAs;
        this.placement = placement;
        this.files = files;
        this.access = access;
        this.orders = orders;
        this.process = new KeptAlive("desktop role", thread, this::launch, DesktopProcess::sayGoodbye,
                KeptAlive.NOBODY);
    }

    /** Returns at once: a start that fails is tried again. */
    void start() {
        thread.call(process::resume);
    }

    void stop() {
        thread.call(process::stop);
    }

    /** Empty while it does not run. */
    Optional<Long> pid() {
        return process.process().map(Process::pid);
    }

    int restarts() {
        return process.restarts();
    }

    /** The first compiler alone: the role starts in half the time, and its hot work is native. */
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(files.java().toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m",
                "-XX:+UseCompactObjectHeaders", "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism", "-XX:+ExitOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + placement.temporary().resolve("hs_err_%p.log"),
                "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + placement.temporary(), "-Djna.tmpdir=" + placement.temporary(),
                "-Dorg.bytedeco.javacpp.cachedir=" + placement.cache(),
                "-Dorg.bytedeco.javacpp.nopointergc=true"));
        command.addAll(files.arguments());
        command.add("--role=desktop");
        return command;
    }

    private Process launch() throws IOException {
        DesktopAccess desktop = access.get();
        Map<String, String> environment = placement.environment();
        environment.put("DISPLAY", desktop.display());
        desktop.xauthority().ifPresent(file -> environment.put("XAUTHORITY", file.toString()));
        Process started = runAs.command(environment, command()).redirectErrorStream(true).start();
        RoleLog.follow(started);
        try {
            OutputStream in = started.getOutputStream();
            in.write((JSON.writeValueAsString(orders.get()) + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            return started;
        } catch (IOException | RuntimeException e) {
            started.destroyForcibly();
            throw e;
        }
    }

    private static void sayGoodbye(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            process.destroy();
        }
    }
}

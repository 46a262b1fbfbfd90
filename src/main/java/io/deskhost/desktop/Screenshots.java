package io.deskhost.desktop;

import io.deskhost.desktop.link.LinkMessage.Up;
import io.deskhost.desktop.link.LinkServer;
import io.deskhost.message.Octets;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceUnavailable;
import io.netty.buffer.ByteBufUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Screenshots that somebody waits for. Confined to the link's loop. */
final class Screenshots {

    private static final int PATIENCE_SECONDS = 10;
    private static final int MOST_WAITING = 64;

    private final LinkServer link;
    private final Map<Integer, CompletableFuture<Octets>> waiting = new HashMap<>();
    private int requests;

    Screenshots(LinkServer link) {
        this.link = link;
    }

    void take(int display, CompletableFuture<Octets> answer) {
        if (waiting.size() >= MOST_WAITING) {
            fail(answer, "Too many screenshots are asked for at once.");
            return;
        }
        if (waiting.isEmpty()) {
            link.send(new Up.Subscribe(ServiceName.SCREENSHOT));
        }
        int request = ++requests;
        waiting.put(request, answer);
        link.send(new Up.Command(new ServiceCommand.Screenshot(request, display)));
        link.loop().schedule(() -> failed(request, "The desktop did not answer in time."), PATIENCE_SECONDS,
                TimeUnit.SECONDS);
    }

    /** Takes over the picture. */
    void taken(Published.Screenshot screenshot) {
        CompletableFuture<Octets> answer = remove(screenshot.request());
        if (answer != null && screenshot.error().isEmpty()) {
            answer.complete(Octets.of(ByteBufUtil.getBytes(screenshot.png())));
        } else if (answer != null) {
            fail(answer, screenshot.error());
        }
        screenshot.png().release();
    }

    /** No answer will come any more. */
    void giveUp(String why) {
        List.copyOf(waiting.keySet()).forEach(request -> failed(request, why));
    }

    private void failed(int request, String why) {
        CompletableFuture<Octets> answer = remove(request);
        if (answer != null) {
            fail(answer, why);
        }
    }

    private @Nullable CompletableFuture<Octets> remove(int request) {
        CompletableFuture<Octets> answer = waiting.remove(request);
        if (answer != null && waiting.isEmpty()) {
            link.send(new Up.Unsubscribe(ServiceName.SCREENSHOT));
        }
        return answer;
    }

    private static void fail(CompletableFuture<Octets> answer, String why) {
        answer.completeExceptionally(new ServiceUnavailable(why));
    }
}

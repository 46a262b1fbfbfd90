package io.deskhost.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.login.LoginOutcome.Accepted;
import io.deskhost.login.LoginOutcome.Refused;
import io.deskhost.login.LoginOutcome.Retry;
import io.deskhost.login.LoginOutcome.Waiting;
import io.deskhost.login.LoginProperties.VerificationMethod;
import io.deskhost.message.LoginMessage.LoginRequest;
import io.deskhost.message.Octets;
import io.deskhost.message.SessionOptions;
import io.deskhost.message.SessionRequest;
import io.deskhost.permission.PermissionProperties;
import io.deskhost.permission.PermissionProperties.Grant;
import io.deskhost.platform.sodium.SodiumCryptography;
import io.deskhost.platform.sodium.SodiumLibrary;
import io.deskhost.state.StateDirectory;
import io.deskhost.testing.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer is told that tries to come in, and in which order things are looked at. */
class LoginDialogueTest {

    private static final String ID = "123456789";
    private static final String SALT = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final String PERMANENT = "correct horse";
    private static final InetAddress HERE = InetAddress.ofLiteral("203.0.113.7");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("203.0.113.8");
    private static final SessionRequest DESKTOP = new SessionRequest.Desktop();

    private final MovableClock clock = new MovableClock();
    private final OneTimePassword oneTime = new OneTimePassword(8, SALT);
    private PermanentPassword permanent;
    private LoginDesk desk;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        permanent = new PermanentPassword(new StateDirectory(directory),
                new SodiumCryptography(SodiumLibrary.load()), SALT);
        permanent.set(PERMANENT);
        desk = desk(VerificationMethod.BOTH);
    }

    @Test
    void letsInByThePermanentPassword() {
        assertThat(enter(PERMANENT)).isInstanceOfSatisfying(Accepted.class,
                accepted -> assertThat(accepted.method()).isEqualTo("permanent"));
    }

    @Test
    void letsInByTheOneTimePassword() {
        assertThat(enter(oneTime.current())).isInstanceOfSatisfying(Accepted.class,
                accepted -> assertThat(accepted.method()).isEqualTo("one-time"));
    }

    @Test
    void saysWrongPassword() {
        assertThat(enter("wrong")).isEqualTo(new Retry("Wrong Password"));
    }

    @Test
    void waitsInSilenceForAPassword() {
        assertThat(at(HERE).attempt(request(DESKTOP, Octets.EMPTY))).isEqualTo(new Waiting());
    }

    @Test
    void takesAnotherAttemptOnTheSameConnection() {
        LoginDialogue dialogue = at(HERE);
        assertThat(dialogue.attempt(request(DESKTOP, Octets.EMPTY))).isEqualTo(new Waiting());
        assertThat(dialogue.attempt(request(DESKTOP, proof("wrong", dialogue)))).isInstanceOf(Retry.class);
        assertThat(dialogue.attempt(request(DESKTOP, proof(PERMANENT, dialogue)))).isInstanceOf(Accepted.class);
    }

    @Test
    void t11NeverAsksTheSameTwice() {
        Set<String> challenges = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            challenges.add(at(HERE).hash().challenge());
        }
        assertThat(challenges).hasSize(1000).allMatch(challenge -> challenge.length() == 32);
        assertThat(at(HERE).hash().salt()).isEqualTo(SALT);
    }

    @Test
    void t11AProofIsWorthNothingOnAnotherConnection() {
        Octets heard = proof(PERMANENT, at(HERE));
        assertThat(at(HERE).attempt(request(DESKTOP, heard))).isEqualTo(new Retry("Wrong Password"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 33, 64})
    void aProofOfAnotherLengthIsAWrongPassword(int length) {
        LoginDialogue dialogue = at(HERE);
        Octets cut = Octets.of(java.util.Arrays.copyOf(proof(PERMANENT, dialogue).toArray(), length));
        assertThat(dialogue.attempt(request(DESKTOP, cut))).isEqualTo(new Retry("Wrong Password"));
    }

    @Test
    void anEmptyTextAtTheClientIsAWrongPassword() {
        LoginDialogue dialogue = at(HERE);
        Octets empty = PasswordProof.of(Octets.EMPTY, dialogue.hash().challenge());
        assertThat(dialogue.attempt(request(DESKTOP, empty))).isEqualTo(new Retry("Wrong Password"));
    }

    @Test
    void acceptsOnlyThePasswordsThatAreSet() {
        desk = desk(VerificationMethod.PERMANENT);
        assertThat(enter(oneTime.current())).isEqualTo(new Retry("Wrong Password"));
        desk = desk(VerificationMethod.ONE_TIME);
        assertThat(enter(PERMANENT)).isEqualTo(new Retry("Wrong Password"));
    }

    @Test
    void saysSoWhereNoPasswordCouldBeRight(@TempDir Path directory) throws IOException {
        permanent = new PermanentPassword(new StateDirectory(directory),
                new SodiumCryptography(SodiumLibrary.load()), SALT);
        desk = desk(VerificationMethod.PERMANENT);
        assertThat(at(HERE).attempt(request(DESKTOP, Octets.EMPTY))).isEqualTo(new Retry("No Password Access"));
    }

    @Test
    void refusesTheKindsThatAreNotThere() {
        assertThat(kind(new SessionRequest.Files("/", false))).isEqualTo("No permission of file transfer");
        assertThat(kind(new SessionRequest.Camera())).isEqualTo("No permission of viewing camera");
        assertThat(kind(new SessionRequest.Terminal(""))).isEqualTo("No permission of terminal");
        assertThat(kind(new SessionRequest.Tunnel("db", 5432))).isEqualTo("No permission of IP tunneling");
    }

    @Test
    void refusesWhoDialledAnotherHost() {
        LoginDialogue dialogue = at(HERE);
        assertThat(dialogue.attempt(request("987654321", DESKTOP, proof(PERMANENT, dialogue))))
                .isEqualTo(new Refused("Offline"));
    }

    @Test
    void looksAtTheSessionBeforeTheKindTheKindBeforeTheAddresseeAndThatBeforeThePassword() {
        LoginDialogue dialogue = at(HERE);
        SessionRequest camera = new SessionRequest.Camera();
        assertThat(dialogue.attempt(request("987654321", camera, Octets.EMPTY)))
                .isEqualTo(new Refused("No permission of viewing camera"));
        assertThat(dialogue.attempt(request("987654321", DESKTOP, Octets.EMPTY)))
                .isEqualTo(new Refused("Connection not allowed"));
        assertThat(at(HERE).attempt(request("987654321", DESKTOP, Octets.of((byte) 1))))
                .isEqualTo(new Refused("Offline"));
        assertThat(wrongAttemptsUntilAsked()).as("none of these counted as a wrong password").isEqualTo(7);
    }

    @Test
    void theFirstRequestFixesWhoAndWhat() {
        LoginDialogue dialogue = at(HERE);
        dialogue.attempt(request(DESKTOP, Octets.EMPTY));
        LoginRequest other = new LoginRequest(ID, proof(PERMANENT, dialogue), "900000002", "desk", Optional.empty(),
                DESKTOP, false, 7, "1.4.9", Optional.empty(), "Linux", Octets.EMPTY, "");
        assertThat(dialogue.attempt(other)).isEqualTo(new Refused("Connection not allowed"));
    }

    @Test
    void aLaterRequestMayChangeNamePasswordAndOptions() {
        LoginDialogue dialogue = at(HERE);
        dialogue.attempt(request(DESKTOP, Octets.EMPTY));
        LoginRequest other = new LoginRequest("127.0.0.1", proof(PERMANENT, dialogue), "900000001", "other name",
                Optional.of(SessionOptions.NONE), DESKTOP, true, 8, "1.4.9", Optional.empty(), "Windows",
                Octets.of((byte) 1), "picture");
        assertThat(dialogue.attempt(other)).isInstanceOf(Accepted.class);
    }

    @Test
    void asksToWaitAfterTooManyWrongPasswordsEvenWithTheRightOne() {
        assertThat(wrongAttemptsUntilAsked()).isEqualTo(7);
        assertThat(enter(PERMANENT)).isEqualTo(new Retry("Please try 1 minute later"));
        clock.forward(Duration.ofMinutes(1));
        assertThat(enter(PERMANENT)).isInstanceOf(Accepted.class);
    }

    @Test
    void aRightPasswordMakesTheWrongOnesForgotten() {
        for (int i = 0; i < 6; i++) {
            enter("wrong");
        }
        enter(PERMANENT);
        assertThat(wrongAttemptsUntilAsked()).isEqualTo(7);
    }

    @Test
    void theOneTimePasswordIsGoneAfterTheSession() {
        String password = oneTime.current();
        accepted(HERE, password).ended(true);
        assertThat(oneTime.current()).isNotEqualTo(password);
        assertThat(enter(password)).isEqualTo(new Retry("Wrong Password"));
    }

    @Test
    void aSessionByThePermanentPasswordUsesUpTheOneTimePasswordToo() {
        String password = oneTime.current();
        accepted(HERE, PERMANENT).ended(true);
        assertThat(oneTime.current()).isNotEqualTo(password);
    }

    @Test
    void tenWrongPasswordsMakeANewOneTimePassword() {
        String password = oneTime.current();
        for (int i = 0; i < 10; i++) {
            LoginDialogue dialogue = at(InetAddress.ofLiteral("203.0.113." + (20 + i)));
            dialogue.attempt(request(DESKTOP, proof("wrong", dialogue)));
        }
        assertThat(oneTime.current()).isNotEqualTo(password);
    }

    @Test
    void aLineThatDroppedMayComeBackFor30Seconds() {
        String password = oneTime.current();
        accepted(HERE, password).ended(false);
        clock.forward(Duration.ofSeconds(30));
        assertThat(enter(password)).isInstanceOfSatisfying(Accepted.class,
                accepted -> assertThat(accepted.method()).isEqualTo("recent"));
        clock.forward(Duration.ofMillis(1));
        assertThat(enter(password)).isInstanceOf(Retry.class);
    }

    @Test
    void framesKeepASessionRecent() {
        String password = oneTime.current();
        LoginDialogue dialogue = accepted(HERE, password);
        for (int i = 0; i < 10; i++) {
            clock.forward(Duration.ofSeconds(20));
            dialogue.received();
        }
        dialogue.ended(false);
        assertThat(enter(password)).isInstanceOf(Accepted.class);
    }

    @Test
    void aSessionIsRecentOnlyForItsOwnAddress() {
        String password = oneTime.current();
        accepted(HERE, password).ended(false);
        LoginDialogue elsewhere = at(ELSEWHERE);
        assertThat(elsewhere.attempt(request(DESKTOP, proof(password, elsewhere)))).isInstanceOf(Retry.class);
    }

    @Test
    void aSecondWindowOfTheSameSessionComesInWhileTheFirstIsThere() {
        String password = oneTime.current();
        accepted(HERE, password);
        oneTime.replace();
        assertThat(enter(password)).isInstanceOf(Accepted.class);
    }

    @Test
    void whoNeverGotInUsesUpNothing() {
        String password = oneTime.current();
        LoginDialogue dialogue = at(HERE);
        dialogue.attempt(request(DESKTOP, proof("wrong", dialogue)));
        dialogue.received();
        dialogue.ended(true);
        assertThat(oneTime.current()).isEqualTo(password);
    }

    private LoginDesk desk(VerificationMethod method) {
        PermissionProperties denied = new PermissionProperties(Grant.ALLOW, Grant.ALLOW, Grant.ALLOW, Grant.DENY,
                Grant.ALLOW, Grant.ALLOW, Grant.ALLOW, Grant.ALLOW, Grant.DENY, Grant.DENY, Grant.DENY);
        return new LoginDesk(ID, method, permanent, oneTime, new RecentSessions(clock), new AttemptLimits(clock),
                denied);
    }

    private LoginDialogue at(InetAddress address) {
        return desk.open(address, SALT);
    }

    private LoginOutcome enter(String password) {
        LoginDialogue dialogue = at(HERE);
        return dialogue.attempt(request(DESKTOP, proof(password, dialogue)));
    }

    private LoginDialogue accepted(InetAddress address, String password) {
        LoginDialogue dialogue = at(address);
        assertThat(dialogue.attempt(request(DESKTOP, proof(password, dialogue)))).isInstanceOf(Accepted.class);
        return dialogue;
    }

    private String kind(SessionRequest session) {
        LoginDialogue dialogue = at(HERE);
        return ((Refused) dialogue.attempt(request(session, proof(PERMANENT, dialogue)))).text();
    }

    private int wrongAttemptsUntilAsked() {
        int wrong = 0;
        while (enter("wrong").equals(new Retry("Wrong Password"))) {
            wrong++;
        }
        return wrong;
    }

    private static Octets proof(String password, LoginDialogue dialogue) {
        return PasswordProof.of(PasswordProof.verifier(password, SALT), dialogue.hash().challenge());
    }

    private static LoginRequest request(SessionRequest session, Octets proof) {
        return request(ID, session, proof);
    }

    private static LoginRequest request(String dialled, SessionRequest session, Octets proof) {
        return new LoginRequest(dialled, proof, "900000001", "desk", Optional.empty(), session, false, 7, "1.4.9",
                Optional.empty(), "Linux", Octets.EMPTY, "");
    }
}

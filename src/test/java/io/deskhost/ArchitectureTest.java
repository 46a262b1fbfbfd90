package io.deskhost;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.deskhost.display.Layout;

/** The arrows between the packages, as docs/architecture.md draws them. */
@AnalyzeClasses(packages = "io.deskhost", importOptions = {ImportOption.DoNotIncludeTests.class,
    ArchitectureTest.WithoutGenerated.class})
class ArchitectureTest {

    private static final String ROOT = "io.deskhost";
    private static final String PROTO = "io.deskhost.wire.proto..";
    private static final String PLATFORM = "io.deskhost.platform..";
    /** What runs in the desktop role behind a port of {@code service}. */
    private static final String[] CAPABILITIES = {"io.deskhost.video..", "io.deskhost.display..",
        "io.deskhost.input..", "io.deskhost.cursor..", "io.deskhost.audio..", "io.deskhost.clipboard..",
        "io.deskhost.file..", "io.deskhost.terminal..", "io.deskhost.tunnel..", "io.deskhost.camera..",
        "io.deskhost.printer.."};

    /** Configuration of the two roles, in the root package, may see everything: nothing may see it. */
    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("io.deskhost.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nobodyNeedsTheRolesThatWireEverything = noClasses().that().resideOutsideOfPackage(ROOT)
            .should().dependOnClassesThat().resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule onlyTheRolesKnowAdapters = noClasses().that().resideOutsideOfPackages(ROOT, PLATFORM)
            .should().dependOnClassesThat().resideInAPackage(PLATFORM);

    @ArchTest
    static final ArchRule nativeCodeStaysInPlatform = noClasses().that().resideOutsideOfPackage(PLATFORM)
            .should().dependOnClassesThat()
            .resideInAnyPackage("com.sun.jna..", "java.lang.foreign..", "org.bytedeco..", "com.github.luben..");

    @ArchTest
    static final ArchRule onlyTheWireSeesGeneratedClasses =
            noClasses().that().resideOutsideOfPackage("io.deskhost.wire")
                    .should().dependOnClassesThat().resideInAnyPackage(PROTO, "com.google.protobuf..");

    @ArchTest
    static final ArchRule messagesNeedNobody = noClasses().that().resideInAPackage("io.deskhost.message..")
            .should().dependOnClassesThat(resideInAPackage("io.deskhost..")
                    .and(not(resideInAPackage("io.deskhost.message.."))));

    @ArchTest
    static final ArchRule eventsNeedNobody = noClasses().that().resideInAPackage("io.deskhost.event..")
            .should().dependOnClassesThat(resideInAPackage("io.deskhost..")
                    .and(not(resideInAnyPackage("io.deskhost.event..", "io.deskhost.message..",
                            "io.deskhost.permission.."))));

    @ArchTest
    static final ArchRule theWireNeedsOnlyMessages = noClasses().that().resideInAPackage("io.deskhost.wire..")
            .should().dependOnClassesThat(resideInAPackage("io.deskhost..")
                    .and(not(resideInAnyPackage("io.deskhost.wire..", "io.deskhost.message.."))));

    @ArchTest
    static final ArchRule permissionsNeedOnlyMessages = noClasses()
            .that().resideInAPackage("io.deskhost.permission..").should()
            .dependOnClassesThat(resideInAPackage("io.deskhost..")
                    .and(not(resideInAnyPackage("io.deskhost.permission..", "io.deskhost.message.."))));

    @ArchTest
    static final ArchRule servicesNeedNoCapability = noClasses().that().resideInAPackage("io.deskhost.service..")
            .should().dependOnClassesThat().resideInAnyPackage(CAPABILITIES);

    /** A connection reaches capabilities through the desktop, of which a layout is part, and by names of services. */
    @ArchTest
    static final ArchRule connectionsNeedNoCapability =
            noClasses().that().resideInAnyPackage("io.deskhost.peer..", "io.deskhost.login..")
                    .should().dependOnClassesThat(resideInAnyPackage(CAPABILITIES).and(not(type(Layout.class))));

    @ArchTest
    static final ArchRule capabilitiesKnowNoConnection = noClasses().that().resideInAnyPackage(CAPABILITIES)
            .should().dependOnClassesThat().resideInAnyPackage("io.deskhost.peer..", "io.deskhost.login..",
                    "io.deskhost.wire..", "io.deskhost.admin..", "io.deskhost.rendezvous..");

    @ArchTest
    static final ArchRule nobodyNeedsTheAdminFace =
            noClasses().that().resideOutsideOfPackages(ROOT, "io.deskhost.admin..")
                    .should().dependOnClassesThat().resideInAPackage("io.deskhost.admin..");

    @ArchTest
    static final ArchRule onlyTheAdminFaceAndRendezvousNeedConnections =
            noClasses().that().resideOutsideOfPackages(ROOT, "io.deskhost.peer..", "io.deskhost.admin..",
                            "io.deskhost.rendezvous..")
                    .should().dependOnClassesThat().resideInAPackage("io.deskhost.peer..");

    @ArchTest
    static final ArchRule bindingsHoldNoLogicOfOurs = noClasses()
            .that().resideInAPackage("io.deskhost.platform.*.lib..").should()
            .dependOnClassesThat(resideInAPackage("io.deskhost..")
                    .and(not(resideInAPackage("io.deskhost.platform.*.lib.."))));

    /** The window manager of a desktop is called so by everybody. */
    @ArchTest
    static final ArchRule namesSayWhatAThingIs = classes().that().doNotHaveSimpleName("WindowManager")
            .should().haveSimpleNameNotEndingWith("Manager").andShould().haveSimpleNameNotEndingWith("Helper")
            .andShould().haveSimpleNameNotEndingWith("Impl").andShould().haveSimpleNameNotEndingWith("Util")
            .andShould().haveSimpleNameNotEndingWith("Utils");

    /** Generated classes are many and not ours; who uses them is still seen. */
    static final class WithoutGenerated implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/wire/proto/");
        }
    }

    @ArchTest
    static void nothingIsInheritedFromAbstractClassesOfOurs(JavaClasses classes) {
        noClasses().that().areNotInterfaces().and().areNotEnums()
                .should().haveModifier(JavaModifier.ABSTRACT).check(classes);
    }
}

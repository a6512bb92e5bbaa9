package dev.hiveparquet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The rooms of the house and the doors between them: who may know what. */
@AnalyzeClasses(packages = "dev.hiveparquet", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] PURE = {
        "dev.hiveparquet.nmea..",
        "dev.hiveparquet.block..",
        "dev.hiveparquet.partition..",
        "dev.hiveparquet.rows..",
        "dev.hiveparquet.session.."
    };

    @ArchTest
    static final ArchRule only_camel_knows_camel = noClasses()
            .that()
            .resideOutsideOfPackage("dev.hiveparquet.camel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule only_parquet_knows_parquet = noClasses()
            .that()
            .resideOutsideOfPackage("dev.hiveparquet.parquet..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.parquet..");

    @ArchTest
    static final ArchRule only_upload_and_camel_know_aws = noClasses()
            .that()
            .resideOutsideOfPackages("dev.hiveparquet.upload..", "dev.hiveparquet.camel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule only_the_application_and_its_rehearsal_use_camel = noClasses()
            .that()
            .resideOutsideOfPackages("dev.hiveparquet.camel..", "dev.hiveparquet")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.hiveparquet.camel..");

    @ArchTest
    static final ArchRule pure_packages_know_no_storage_clock_or_logger = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon..", "org.slf4j..", "io.micrometer..", "io.netty..", "com.github.luben..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule pure_packages_use_only_each_other = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.hiveparquet.cli..",
                    "dev.hiveparquet.config..",
                    "dev.hiveparquet.group..",
                    "dev.hiveparquet.journal..",
                    "dev.hiveparquet.metrics..",
                    "dev.hiveparquet.parquet..",
                    "dev.hiveparquet.publish..",
                    "dev.hiveparquet.simulate..",
                    "dev.hiveparquet.upload..");

    @ArchTest
    static final ArchRule the_demo_is_used_by_nobody = noClasses()
            .that()
            .resideOutsideOfPackage("dev.hiveparquet.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.hiveparquet.demo..", "org.gaul..", "org.duckdb..");

    @ArchTest
    static final ArchRule only_profile_knows_the_profiler = noClasses()
            .that()
            .resideOutsideOfPackage("dev.hiveparquet.profile..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("one..");

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("dev.hiveparquet.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule classes_are_final_or_abstract = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .doNotHaveSimpleName("package-info")
            .should(new com.tngtech.archunit.lang.ArchCondition<JavaClass>("be final or abstract") {
                @Override
                public void check(JavaClass item, com.tngtech.archunit.lang.ConditionEvents events) {
                    boolean closed = item.getModifiers().contains(JavaModifier.FINAL)
                            || item.getModifiers().contains(JavaModifier.ABSTRACT);
                    events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(
                            item, closed, item.getName() + (closed ? " is closed" : " is open for extension")));
                }
            });
}

package io.clew.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.Role;

/** Imports point towards the ground, adapters are named by {@code app} alone, the core knows no framework. */
@AnalyzeClasses(packages = "io.clew", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] ADAPTERS = {
        "io.clew.search.lucene..",
        "io.clew.search.elastic..",
        "io.clew.store.lucene..",
        "io.clew.store.elastic..",
        "io.clew.elastic..",
        "io.clew.graph.memory..",
        "io.clew.graph.neo4j.."
    };

    private static final String[] DOORS = {"io.clew.api..", "io.clew.web..", "io.clew.app.command.."};

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.clew.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyAppNamesAdapters = noClasses()
            .that()
            .resideOutsideOfPackages(concat(ADAPTERS, "io.clew.app..", "io.clew.bench.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADAPTERS);

    @ArchTest
    static final ArchRule doorsAreEnteredFromOutside = noClasses()
            .that()
            .resideOutsideOfPackages("io.clew.door..", "io.clew.api..", "io.clew.web..", "io.clew.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.clew.door..", "io.clew.api..", "io.clew.web..");

    @ArchTest
    static final ArchRule apiDoesNotKnowPages = noClasses()
            .that()
            .resideInAPackage("io.clew.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.clew.web..");

    @ArchTest
    static final ArchRule pagesDoNotKnowApi = noClasses()
            .that()
            .resideInAPackage("io.clew.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.clew.api..");

    @ArchTest
    static final ArchRule useCasesWriteTheAuditAndNotTheDoors = noClasses()
            .that()
            .resideInAnyPackage(DOORS)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.clew.access.audit.AuditLog")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.clew.access.audit.AuditAct")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.clew.access.audit.Look")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.clew.access.audit.Change");

    @ArchTest
    static final ArchRule useCasesSayWhoMayAndNotTheDoors = noClasses()
            .that()
            .resideInAnyPackage(DOORS)
            .should()
            .callMethod(Right.class, "require", Caller.class)
            .orShould()
            .callMethod(Caller.class, "is", Role.class);

    @ArchTest
    static final ArchRule theCoreKnowsNoFramework = noClasses()
            .that()
            .resideOutsideOfPackages("io.clew.door..", "io.clew.api..", "io.clew.web..", "io.clew.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule vocabularyStandsAlone = classes()
            .that()
            .resideInAnyPackage("io.clew.record..", "io.clew.store")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.clew.record..", "io.clew.store", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule engineTypesStayInAdapters = noClasses()
            .that()
            .resideOutsideOfPackages(concat(ADAPTERS, "io.clew.text..", "io.clew.app..", "io.clew.bench.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.lucene..", "co.elastic..", "org.neo4j..");

    private static String[] concat(String[] some, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(some), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }
}

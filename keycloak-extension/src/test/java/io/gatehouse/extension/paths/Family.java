package io.gatehouse.extension.paths;

import java.util.List;

/** Paths that belong together on the page. */
record Family(String title, List<GatePath> paths) {

    /** All of the catalogue. */
    static List<Family> all() {
        return List.of(
                new Family("People and memberships", MemberPaths.all()),
                new Family("Roles, groups and defaults", StructurePaths.all()),
                new Family("Names, tiers and modes", NamePaths.all()),
                new Family("Clients and tokens", TokenPaths.all()),
                new Family("Acting as somebody privileged", CredentialPaths.all()),
                new Family("Acting as a privileged client", ClientPaths.all()),
                new Family("Imports, identity providers, settings, and past Keycloak", OtherPaths.all()));
    }

    /** Some of its actors have fine-grained admin permissions, which a realm has or has not. */
    boolean byPermission() {
        return paths.stream().anyMatch(path -> !path.rights().type().isEmpty());
    }
}

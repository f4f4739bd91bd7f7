package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.stack.SharedStack;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A realm on a stock server and its like on a governed one, for a number of paths. Made at first use. */
final class Grounds {

    private final Set<Rights> rights;
    private @Nullable Ground stock;
    private @Nullable Ground gated;

    Grounds(Collection<GatePath> paths) {
        this.rights = paths.stream().map(GatePath::rights).collect(Collectors.toSet());
    }

    synchronized Ground stock() {
        Ground ground = stock;
        if (ground == null) {
            ground = Ground.lay(GovernedRealm.stock(SharedStack.getStock(), "paths"), false, rights);
            stock = ground;
        }
        return ground;
    }

    synchronized Ground gated() {
        Ground ground = gated;
        if (ground == null) {
            ground = Ground.lay(GovernedRealm.observing(SharedStack.get(), "paths"), true, rights);
            ground.realm().mode("ENFORCE").expect(200);
            gated = ground;
        }
        return ground;
    }
}

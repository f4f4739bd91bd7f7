package io.gatehouse.app.platform.security;

import io.gatehouse.app.shared.AppRole;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Between the claim {@code gatehouse_roles}, Spring's authorities and {@link AppRole}. Names that are not ours count for nothing. */
final class GatehouseRoles {
    static final String CLAIM = "gatehouse_roles";

    private GatehouseRoles() {}

    static List<GrantedAuthority> fromClaim(@Nullable Object claim) {
        return claim instanceof Collection<?> codes
                ? codes.stream()
                        .flatMap(code -> AppRole.of(String.valueOf(code)).stream())
                        .distinct()
                        .map(GatehouseRoles::authority)
                        .toList()
                : List.of();
    }

    static GrantedAuthority authority(AppRole role) {
        return new SimpleGrantedAuthority("ROLE_" + role.code());
    }

    static Set<AppRole> of(Collection<? extends GrantedAuthority> authorities) {
        Set<AppRole> roles = EnumSet.noneOf(AppRole.class);
        authorities.stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .filter(name -> name.startsWith("ROLE_"))
                .forEach(name -> AppRole.of(name.substring("ROLE_".length())).ifPresent(roles::add));
        return roles;
    }
}

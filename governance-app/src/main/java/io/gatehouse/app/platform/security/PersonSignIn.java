package io.gatehouse.app.platform.security;

import java.util.ArrayList;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/** The person as the signed ID token describes them; userinfo would add a call and nothing else. */
final class PersonSignIn implements OAuth2UserService<OidcUserRequest, OidcUser> {
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new OidcUserAuthority(request.getIdToken(), null, IdTokenClaimNames.SUB));
        authorities.addAll(GatehouseRoles.fromClaim(request.getIdToken().getClaim(GatehouseRoles.CLAIM)));
        return new DefaultOidcUser(authorities, request.getIdToken(), IdTokenClaimNames.SUB);
    }
}

using Kooperation.Platform.Identity.Keys.Pages;
using Kooperation.Platform.Identity.Local;
using Kooperation.Platform.Identity.SignIn.Forms;
using Kooperation.Platform.Identity.SignIn.Pages;
using Kooperation.Platform.Identity.SignIn.Sessions;
using Marten;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.IdentityModel.Tokens;

namespace Kooperation.Platform.Identity.SignIn;

public static class SignInModule
{
    /// <summary>People may sign in with a browser, where that is configured. Comes after the scheme by which programs are recognised.</summary>
    /// <param name="programs">That scheme: it recognises whoever brings no session, and says what is missing.</param>
    public static void AddSignIn(this WebApplicationBuilder builder, string programs)
    {
        if (Browser.Configured(builder.Configuration, builder.Environment) is not { } browser) return;

        builder.Services.AddSingleton(browser);
        builder.Services.AddSingleton(new WayIn(programs));
        builder.Services.AddSingleton<EndedSessions>();
        builder.Services.AddScoped<SessionEvents>();
        builder.Services.AddScoped<ProviderEvents>();
        builder.Services.AddSingleton<BackChannelLogout>();

        builder.Services.AddSingleton<KeptKeys>();
        builder.Services.AddOptions<KeyManagementOptions>().Configure<KeptKeys>((keys, kept) => keys.XmlRepository = kept);
        var keys = builder.Services.AddDataProtection().SetApplicationName("kooperation");
        if (browser.KeyCertificate is { } certificate) keys.ProtectKeysWithCertificate(certificate);
        else if (builder.Environment.IsDevelopment()) builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error); // Warns that the keys lie open in the database.

        var isHttp = builder.Environment.IsDevelopment();
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = ForgedRequests.Header;
            antiforgery.FormFieldName = Form.TokenField;
            antiforgery.Cookie.Name = isHttp ? "kooperation-form" : "__Host-kooperation-form";
            antiforgery.Cookie.SecurePolicy = isHttp ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
            antiforgery.SuppressXFrameOptionsHeader = true; // Every page says more than that (frame-ancestors).
        });

        builder.Services.AddAuthentication(WayIn.Scheme)
            .AddPolicyScheme(WayIn.Scheme, null, way => way.ForwardDefaultSelector = WayIn.Of)
            .AddCookie(Browser.Session, session =>
            {
                session.EventsType = typeof(SessionEvents);
                session.CookieManager = new SessionCookie(isHttp);
                session.Cookie.Name = SessionCookie.Name;
                session.Cookie.SameSite = SameSiteMode.Lax;
                session.Cookie.SecurePolicy = isHttp ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
                session.ExpireTimeSpan = browser.Idle;
                session.SlidingExpiration = true;
            })
            .AddOpenIdConnect(Browser.Provider, connect =>
            {
                connect.SignInScheme = connect.SignOutScheme = Browser.Session;
                connect.EventsType = typeof(ProviderEvents);
                connect.ResponseType = "code";
                connect.ResponseMode = "query"; // The way back is a plain GET, so that no cookie need go along with requests of other sites.
                connect.UsePkce = true;
                connect.DisableTelemetry = true;
                connect.MapInboundClaims = false;
                connect.UseTokenLifetime = false;
                connect.SaveTokens = true;
                connect.CallbackPath = Browser.CallbackAddress;
                connect.SignedOutCallbackPath = Browser.SignedOutAddress;
                connect.SignedOutRedirectUri = "/";
                connect.RemoteSignOutPath = default;
                connect.CorrelationCookie.Name = connect.NonceCookie.Name = isHttp ? "kooperation-sign-in." : "__Host-kooperation-sign-in."; // So that no neighbouring host can have somebody signed in as somebody else.
                connect.NonceCookie.Name += "nonce.";
                foreach (var cookie in (CookieBuilder[])[connect.CorrelationCookie, connect.NonceCookie])
                {
                    cookie.Path = "/";
                    cookie.SameSite = SameSiteMode.Lax;
                    cookie.SecurePolicy = isHttp ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
                }

                connect.Scope.Clear();
                foreach (var scope in builder.Configuration.GetSection("Identity:Browser:Scopes").Get<string[]>() ?? ["openid", "profile", "roles"]) connect.Scope.Add(scope);

                connect.Authority = builder.Configuration["Identity:Authority"];
                connect.RequireHttpsMetadata = !builder.Environment.IsDevelopment();
                connect.ClientId = browser.ClientId;
                connect.ClientSecret = browser.ClientSecret;
                connect.GetClaimsFromUserInfoEndpoint = true;
                connect.ClaimActions.Clear(); // What counts is chosen once everything is said.
            });

        // As for tokens: a key that the provider gave up may have been stolen.
        builder.Services.PostConfigure<OpenIdConnectOptions>(Browser.Provider, connect =>
        {
            if (connect.ConfigurationManager is BaseConfigurationManager keys) keys.UseLastKnownGoodConfiguration = false;
        });

        if (LocalProvider.IsUsed(builder.Configuration, builder.Environment))
            builder.Services.AddOptions<OpenIdConnectOptions>(Browser.Provider).Configure<LocalKey>((connect, key) => connect.SignInAtLocalProvider(key));
    }

    /// <summary>Sessions that were ended, and the keys of all cookies, are kept in the database: for all municipalities, and for every node.</summary>
    public static void AddSignIn(this StoreOptions store)
    {
        store.Schema.For<EndedSession>().SingleTenanted();
        store.Schema.For<KeptKey>().SingleTenanted();
    }

    /// <summary>Refuses what another site has a browser send; stands between authentication and authorisation.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        if (app.Services.GetService<Browser>() is not null) app.Use(ForgedRequests.Refuse);
    }

    /// <summary>The start page; and, where people may sign in, all that it takes.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapStart();
        if (routes.ServiceProvider.GetService<Browser>() is null) return;

        routes.MapSignInAndOut();
        routes.MapAccount();
        routes.MapKeyPages();
    }
}

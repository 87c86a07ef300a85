using System.Net;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Identity.SignIn;

/// <summary>The service in Production, at which people sign in with the provider of their town hall, over https.</summary>
public sealed class SigningInAtAProvider(SigningInAtAProvider.Running running) : IClassFixture<SigningInAtAProvider.Running>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_the_provider_recognises_is_signed_in_with_what_it_says_of_them()
    {
        using var window = running.Window();

        var account = await window.Open("/account");

        Assert.Equal((HttpStatusCode.OK, "https://localhost/account"), (account.Status, window.At.ToString()));
        foreach (var shown in (string[])["Erika Erfunden", "clerk-17", "Stadt 1 (16000001)", "Rechnungsprüfung"]) Assert.Contains(shown, account.Text, StringComparison.Ordinal);
        using var data = await window.Script.GetAsync("/api/v1/municipalities/16000001/organisations", Cancelled);
        Assert.Equal(HttpStatusCode.OK, data.StatusCode);
    }

    [Fact]
    public async Task Every_cookie_is_for_this_host_and_https_alone()
    {
        using var window = running.Window();
        await window.Open("/account");

        Assert.Contains(window.SetCookies, cookie => cookie.StartsWith("__Host-kooperation=", StringComparison.Ordinal));
        Assert.Contains(window.SetCookies, cookie => cookie.StartsWith("__Host-kooperation-form=", StringComparison.Ordinal));
        Assert.All(window.SetCookies, cookie =>
        {
            Assert.StartsWith("__", cookie, StringComparison.Ordinal);
            foreach (var word in (string[])["secure", "httponly", "samesite=lax"]) Assert.Contains(word, cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Whoever_signs_out_is_signed_out_at_the_provider_too()
    {
        using var window = running.Window();
        var account = await window.Open("/account");
        Assert.Equal($"form-action 'self' {running.Provider.Address}", account.Headers["Content-Security-Policy"].Split("; ").Single(rule => rule.StartsWith("form-action", StringComparison.Ordinal)));

        var end = await window.Submit(account, "/sign-out");

        Assert.Equal((HttpStatusCode.OK, "https://localhost/", "clerk-17"), (end.Status, window.At.ToString(), running.Provider.Ended));
    }

    [Theory]
    [InlineData("sid")]
    [InlineData("sub")]
    public async Task Whoever_signs_out_at_the_provider_is_signed_out_here(string named)
    {
        using var window = running.Window();
        await window.Open("/account");
        Assert.True(await IsSignedIn(window));

        using var told = await Tell(running.Provider.LogoutToken((named == "sid" ? "sub" : "sid", null)));

        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        Assert.False(await IsSignedIn(window));
    }

    [Theory]
    [InlineData("aud", "another")]
    [InlineData("iss", "https://identity.example.org")]
    [InlineData("events", null)]
    [InlineData("events", "text")]
    [InlineData("nonce", "one")]
    [InlineData("sid and sub", null)]
    [InlineData("signature", null)]
    [InlineData("all", null)]
    public async Task What_is_no_word_of_the_provider_ends_nothing(string claim, string? value)
    {
        using var window = running.Window();
        await window.Open("/account");
        var token = claim switch
        {
            "sid and sub" => running.Provider.LogoutToken(("sid", null), ("sub", null)),
            "signature" => running.Provider.LogoutToken()[..^4] + "AAAA",
            "all" => "",
            _ => running.Provider.LogoutToken((claim, value))
        };

        using var refused = await Tell(token);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.True(await IsSignedIn(window));
    }

    [Theory]
    [InlineData("/local/.well-known/openid-configuration")]
    [InlineData("/local/.well-known/jwks")]
    [InlineData("/local/connect/authorize?client_id=kooperation-browser")]
    [InlineData("/local/connect/userinfo")]
    [InlineData("/local/connect/logout")]
    public async Task Nothing_of_the_provider_of_Development_is_there(string address)
    {
        using var window = running.Window();
        await window.Open("/account");

        using var answer = await window.Script.GetAsync(address, Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task No_program_gets_a_token_of_the_provider_of_Development()
    {
        using var client = running.Service.CreateClient();
        using var asked = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", "coordinator"), new("client_secret", "local")]);

        using var answer = await client.PostAsync("/local/connect/token", asked, Cancelled);

        Assert.InRange((int)answer.StatusCode, 401, 404);
        Assert.DoesNotContain("access_token", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Tell(string token)
    {
        using var client = running.Service.CreateClient();
        using var form = new FormUrlEncodedContent([new("logout_token", token)]);
        return await client.PostAsync("/sign-out/back-channel", form, Cancelled);
    }

    private static async Task<bool> IsSignedIn(BrowserWindow window)
    {
        using var answer = await window.Script.GetAsync("/account/antiforgery", Cancelled);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Provider and service, started once for the class.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private Identity.Provider _keys = null!;
        private KooperationHost _host = null!;

        public BrowserProvider Provider { get; private set; } = null!;

        public WebApplicationFactory<Program> Service { get; private set; } = null!;

        public BrowserWindow Window() => new(Service, "https://localhost", others: Trusting(allowRedirect: false));

        public async ValueTask InitializeAsync()
        {
            _keys = await Identity.Provider.Start();
            Provider = await BrowserProvider.Start(_keys);
            _host = KooperationHost.Over(
                await TestDatabase.New(),
                ("environment", "Production"),
                ("Nodes", "one"),
                ("Identity:Authority", Provider.Address),
                ("Identity:Audience", Identity.Provider.Audience),
                ("Identity:Browser:ClientId", BrowserProvider.Client),
                ("Identity:Browser:ClientSecret", BrowserProvider.Secret));
            Service = _host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            {
                services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, token => token.BackchannelHttpHandler = Trusting(allowRedirect: true));
                services.Configure<OpenIdConnectOptions>("Provider", connect => connect.BackchannelHttpHandler = Trusting(allowRedirect: true));
            }));
        }

        public async ValueTask DisposeAsync()
        {
            await Service.DisposeAsync();
            await _host.DisposeAsync();
            await Provider.DisposeAsync();
            await _keys.DisposeAsync();
        }

        private HttpClientHandler Trusting(bool allowRedirect) => new()
        {
            AllowAutoRedirect = allowRedirect,
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == _keys.Certificate.Thumbprint
        };
    }
}

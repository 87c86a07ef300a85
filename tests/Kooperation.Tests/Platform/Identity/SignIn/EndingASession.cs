using System.Net;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Identity.SignIn;

/// <summary>A session ends where it was begun, everywhere at once, or by itself; and not before.</summary>
[Collection(KooperationCollection.Name)]
public sealed class EndingASession(KooperationHost host)
{
    [Fact]
    public async Task Whoever_signs_out_is_signed_out_here_and_nowhere_else()
    {
        using var here = new BrowserWindow(host);
        using var there = new BrowserWindow(host);
        var account = await here.SignIn("lesende");
        await there.SignIn("lesende");

        var end = await here.Submit(account, "/sign-out");

        Assert.Equal((HttpStatusCode.OK, "/"), (end.Status, here.At.AbsolutePath));
        Assert.False(await IsSignedIn(here));
        Assert.True(await IsSignedIn(there));
    }

    [Fact]
    public async Task Whoever_signs_out_everywhere_is_signed_out_in_every_browser_and_may_sign_in_again()
    {
        using var here = new BrowserWindow(host);
        using var there = new BrowserWindow(host);
        using var another = new BrowserWindow(host);
        var account = await here.SignIn("verwaltung");
        await there.SignIn("verwaltung");
        await another.SignIn("datenschutz");

        await here.Submit(account, "/sign-out/everywhere");

        Assert.False(await IsSignedIn(here));
        Assert.False(await IsSignedIn(there));
        Assert.True(await IsSignedIn(another));
        await there.SignIn("verwaltung");
        Assert.True(await IsSignedIn(there));
    }

    [Fact]
    public async Task A_copy_of_the_cookie_is_worth_nothing_after_signing_out()
    {
        using var window = new BrowserWindow(host);
        var account = await window.SignIn("lesende");
        using var copy = host.CreateClient();
        copy.DefaultRequestHeaders.Add("Cookie", window.SetCookies.Last(cookie => cookie.StartsWith("kooperation=", StringComparison.Ordinal)).Split(';')[0]);
        using var before = await copy.GetAsync("/api/v1/me", TestContext.Current.CancellationToken);

        await window.Submit(account, "/sign-out");
        using var after = await copy.GetAsync("/api/v1/me", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task What_somebody_saw_in_a_browser_is_not_kept_there()
    {
        using var window = new BrowserWindow(host);
        var account = await window.SignIn("lesende");
        using var seen = await window.Script.GetAsync("/api/v1/municipalities/03241001/organisations", TestContext.Current.CancellationToken);
        using var out_ = new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Content = new FormUrlEncodedContent(account.FieldsOf("/sign-out")) };
        using var signedOut = await window.Script.SendAsync(out_, TestContext.Current.CancellationToken);

        Assert.Equal("no-store", seen.Headers.CacheControl?.ToString());
        Assert.Equal("\"cache\"", signedOut.Headers.GetValues("Clear-Site-Data").Single());
    }

    [Fact]
    public async Task The_half_hour_counts_from_the_last_use()
    {
        var clock = new Clock();
        await using var service = At(clock);
        using var window = new BrowserWindow(service);
        await window.SignIn("lesende");

        clock.Now += TimeSpan.FromMinutes(10);
        Assert.True(await IsSignedIn(window));
        clock.Now += TimeSpan.FromMinutes(29);
        Assert.True(await IsSignedIn(window));
        clock.Now += TimeSpan.FromMinutes(31);
        Assert.False(await IsSignedIn(window));
    }

    [Fact]
    public async Task Signing_out_everywhere_holds_on_another_node_a_moment_later()
    {
        await using var node = KooperationHost.Over(host.ConnectionString, ("Nodes", "many"));
        using var here = new BrowserWindow(host);
        using var there = new BrowserWindow(node);
        var account = await here.SignIn("wiesbaden");
        await there.SignIn("wiesbaden");
        Assert.True(await IsSignedIn(there));

        await here.Submit(account, "/sign-out/everywhere");

        Assert.False(await KooperationSpec.Eventually(() => IsSignedIn(there), isSignedIn => !isSignedIn));
    }

    [Fact]
    public async Task A_session_lasts_over_a_restart()
    {
        var database = await TestDatabase.New();
        await using var before = KooperationHost.Over(database);
        using var window = new BrowserWindow(before);
        await window.SignIn("lesende");
        var cookie = window.SetCookies.Last(cookie => cookie.StartsWith("kooperation=", StringComparison.Ordinal)).Split(';')[0];
        await before.DisposeAsync();

        await using var after = KooperationHost.Over(database);
        using var again = after.CreateClient();
        again.DefaultRequestHeaders.Add("Cookie", cookie);

        using var answer = await again.GetAsync("/account/antiforgery", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_session_that_nobody_uses_is_over_after_half_an_hour_and_any_after_eight()
    {
        var clock = new Clock();
        await using var service = At(clock);
        using var idle = new BrowserWindow(service);
        using var busy = new BrowserWindow(service);
        await idle.SignIn("lesende");
        await busy.SignIn("lesende");

        for (var minutes = 0; minutes < 7 * 60 + 50; minutes += 25)
        {
            Assert.True(await IsSignedIn(busy), $"over after {minutes} minutes");
            clock.Now += TimeSpan.FromMinutes(25);
        }

        Assert.False(await IsSignedIn(idle));
        Assert.True(await IsSignedIn(busy));
        clock.Now += TimeSpan.FromMinutes(10);
        Assert.False(await IsSignedIn(busy));
    }

    [Fact]
    public async Task Who_has_no_session_is_led_to_the_start_by_signing_out()
    {
        using var window = new BrowserWindow(host);
        var account = await window.SignIn("lesende");
        await window.Submit(account, "/sign-out");

        var again = await window.Submit(account, "/sign-out/everywhere");

        Assert.Equal((HttpStatusCode.OK, "/"), (again.Status, window.At.AbsolutePath));
    }

    private WebApplicationFactory<Program> At(TimeProvider clock) =>
        KooperationHost.Over(host.ConnectionString, ("Nodes", "many")).WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton(clock)));

    private static async Task<bool> IsSignedIn(BrowserWindow window)
    {
        using var answer = await window.Script.GetAsync("/account/antiforgery", TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Unauthorized, $"{answer.StatusCode}");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

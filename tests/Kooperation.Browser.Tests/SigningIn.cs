using Kooperation.Browser.Tests.Harness;
using Kooperation.Platform.Identity.Local;

namespace Kooperation.Browser.Tests;

/// <summary>People at the provider of Development.</summary>
public sealed class SigningIn(TownHall townHall)
{
    public static readonly TheoryData<string> Everybody = [.. LocalAccounts.People.Select(person => person.Id)];

    [Theory]
    [MemberData(nameof(Everybody))]
    public Task Everybody_is_shown_who_they_are(string account) => townHall.Visit("/account", account, Look.German, async visit =>
        Assert.Equal(LocalAccounts.People.Single(person => person.Id == account).Name, await visit.Page.Locator("h1").InnerTextAsync()));

    [Fact]
    public Task Whoever_opens_a_page_signs_in_and_is_led_on_to_it() => townHall.Visit("/municipalities/03241001/api-keys", null, Look.WithoutScripts, async visit =>
    {
        await visit.SignIn("verwaltung");
        await visit.Shows("form[action='/municipalities/03241001/api-keys']");
        Assert.Equal("API-Schlüssel", await visit.Page.Locator("h1").InnerTextAsync());
    });

    [Fact]
    public Task Whoever_signs_out_is_nobody_again() => townHall.Visit("/sign-in", null, Look.WithoutScripts, async visit =>
    {
        await visit.SignIn("lesende");
        await visit.Page.Locator("form[action='/sign-out'] button").ClickAsync();
        await visit.Shows("a[href^='/sign-in']");
    });
}

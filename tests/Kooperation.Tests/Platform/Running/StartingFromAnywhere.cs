using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Platform.Running;

public sealed partial class StartingFromAnywhere
{
    [Fact]
    public async Task The_settings_beside_the_program_hold_wherever_it_is_started_from()
    {
        var elsewhere = Directory.CreateTempSubdirectory("kooperation-elsewhere-");
        var settings = new Dictionary<string, string> { ["ConnectionStrings:Kooperation"] = await TestDatabase.New() };
        using var service = ServiceProcess.StartIn(elsewhere.FullName, "Development", settings);
        await service.Says("/swagger");
        using var client = new HttpClient { BaseAddress = new Uri(Address().Match(service.Output).Groups[1].Value) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await ServiceProcess.Token(client, "reader"));

        using var landscape = await client.GetAsync("/api/v1/municipalities/03241001/landscape", TestContext.Current.CancellationToken);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/v1/municipalities/03241001/landscape"), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (landscape.StatusCode, head.StatusCode));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Empty(elsewhere.EnumerateFileSystemInfos());

        service.Signal("TERM");
        Assert.Equal(0, await service.Ended());
        elsewhere.Delete();
    }

    [GeneratedRegex("Try the API at (.+)/swagger")]
    private static partial Regex Address();
}

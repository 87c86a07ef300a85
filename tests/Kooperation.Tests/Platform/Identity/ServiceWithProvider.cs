using System.Net.Http.Headers;
using System.Text;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Identity;

/// <summary>The service in Production with an identity provider that it reads over https, started once. Only the provider's certificate is trusted by hand.</summary>
public sealed class ServiceWithProvider : IAsyncLifetime
{
    public const string Collection = "provider";

    private KooperationHost? _host;

    public Provider Provider { get; private set; } = null!;

    public WebApplicationFactory<Program> Service { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public string ConnectionString => _host!.ConnectionString;

    /// <summary>A municipality that no other test touches.</summary>
    public string NewMunicipality() => _host!.NewMunicipality();

    public async ValueTask InitializeAsync()
    {
        Provider = await Provider.Start();
        _host = KooperationHost.Over(await TestDatabase.New(), Settings(Provider));
        Service = Trusting(_host, Provider);
        Client = Service.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Service.DisposeAsync();
        await _host!.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>A request below a municipality by whoever shows that token; a body makes it a POST.</summary>
    public async Task<HttpResponseMessage> Send(string address, string? token, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static (string, string)[] Settings(Provider provider) =>
        [("environment", "Production"), ("Nodes", "one"), ("Identity:Authority", provider.Address), ("Identity:Audience", Provider.Audience)];

    public static WebApplicationFactory<Program> Trusting(KooperationHost host, Provider provider, Action<JwtBearerOptions>? change = null) =>
        host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.Configure<JwtBearerOptions>(
            JwtBearerDefaults.AuthenticationScheme,
            token =>
            {
                token.BackchannelHttpHandler = new HttpClientHandler
                {
                    ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == provider.Certificate.Thumbprint
                };
                change?.Invoke(token);
            })));
}

[CollectionDefinition(ServiceWithProvider.Collection)]
public sealed class ProviderCollection : ICollectionFixture<ServiceWithProvider>;

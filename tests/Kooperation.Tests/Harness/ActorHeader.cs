using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Identity.Local;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kooperation.Tests.Harness;

/// <summary>
/// Specs say who asks by a header, <c>Kooperation-Actor: name/role</c> or <c>name/role@ags</c>, the municipality being that of the address where none is named. Before the
/// service sees the request, the header has become a token as the provider of Development signs it; the service knows no such header.
/// </summary>
public sealed partial class ActorHeader : IStartupFilter
{
    public const string Name = "Kooperation-Actor";

    private readonly ConcurrentDictionary<(string Actor, string Municipality), string?> _tokens = new();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        // A service in Production has no such key, and the header is as good as none.
        if (app.ApplicationServices.GetService<LocalKey>() is { } local) app.Use((http, rest) => Exchange(http, rest, local));
        next(app);
    };

    /// <summary>A token that the provider of that service signed.</summary>
    public static string Token(LocalKey local, string name, params IReadOnlyList<string> grants) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "http://localhost/",
        Audience = LocalProvider.Audience,
        Expires = DateTime.UtcNow.AddHours(12),
        SigningCredentials = new SigningCredentials(local.Key, SecurityAlgorithms.RsaSha256),
        Claims = LocalTokens.Said(name, null, grants, null).ToDictionary(said => said.Claim, said => (object)System.Text.Json.JsonSerializer.SerializeToElement(said.Value))
    });

    private Task Exchange(HttpContext http, RequestDelegate rest, LocalKey local)
    {
        if (http.Request.Headers.TryGetValue(Name, out var actor))
        {
            http.Request.Headers.Remove(Name);
            var municipality = Key().Match(http.Request.Path.Value ?? "").Groups[1].Value;
            if (_tokens.GetOrAdd((actor.ToString(), municipality), asked => TokenOf(local, asked.Actor, asked.Municipality)) is { } token) http.Request.Headers.Authorization = $"Bearer {token}";
        }

        return rest(http);
    }

    // In an address that names no municipality a role of one holds nowhere.
    private static string? TokenOf(LocalKey local, string actor, string municipality)
    {
        if (Said().Match(actor) is not { Success: true } said) return null;

        var (name, role, named) = (said.Groups[1].Value, said.Groups[2].Value, said.Groups[3].Value);
        if (role != Roles.Operator && !Roles.OfMunicipality.Contains(role)) return null;

        var grant = role == Roles.Operator ? role : $"{role}@{(named.Length > 0 ? named : municipality)}";
        if (Grant.Read(grant) is not null) return Token(local, name, grant);

        return named.Length > 0 ? null : Token(local, name);
    }

    [GeneratedRegex("^([A-Za-z0-9._-]{1,100})/([a-z-]+)(?:@([0-9]{8}))?$")]
    private static partial Regex Said();

    [GeneratedRegex("/municipalities/([0-9]{8})(?:/|$)")]
    private static partial Regex Key();
}

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Kooperation.Tests.Platform.Identity;

/// <summary>Ten thousand tokens, each a good one with something changed in it, and not one of them opens anything.</summary>
[Collection(ServiceWithProvider.Collection)]
public sealed class MutatedTokens(ServiceWithProvider running)
{
    private const int Count = 10_000;
    private const string Municipality = "16000103";

    private static readonly string[] Algorithms = ["none", "None", "NONE", "", "HS256", "HS384", "HS512", "RS1", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA", "RSA-OAEP", "dir", "rs256", "RS256 "];

    [Fact]
    public async Task None_is_accepted_and_none_is_a_fault_of_ours()
    {
        var good = running.Provider.Token(null, ("role", $"administrator@{Municipality}"), ("municipality", null));
        Assert.Equal(200, await Show(good));

        // A fixed seed: the corpus is the same every time.
        var random = new Random(20261126);
        var wrong = new List<string>();
        for (var number = 0; number < Count; number++)
        {
            var (what, token) = Mutation(number, good, random);
            if (Means(token) == Means(good)) continue; // Only bits that base64url leaves unused were changed.

            var status = await Show(token);
            if (status != 401) wrong.Add($"{number}, {what}: {status} for {token}");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} tokens were not refused:\n{string.Join('\n', wrong.Take(20))}");
    }

    // What a reader makes of the three parts.
    private static string Means(string token) => string.Join('|', token.Split('.').Select(part =>
    {
        try
        {
            return Convert.ToHexString(Base64UrlEncoder.DecodeBytes(part));
        }
        catch (FormatException)
        {
            return part;
        }
    }));

    private (string What, string Token) Mutation(int number, string good, Random random)
    {
        var parts = good.Split('.');
        switch (number % 16)
        {
            case 0: return ("a letter changed", Replace(good, random.Next(good.Length), random));
            case 1: return ("a bit of the signature turned", $"{parts[0]}.{parts[1]}.{TurnBit(parts[2], random)}");
            case 2: return ("a bit of the payload turned", $"{parts[0]}.{TurnBit(parts[1], random)}.{parts[2]}");
            case 3: return ("a bit of the header turned", $"{TurnBit(parts[0], random)}.{parts[1]}.{parts[2]}");
            case 4: return ("cut off", good[..random.Next(good.Length - 4)]);
            case 5: return ("a piece taken out", good.Remove(random.Next(good.Length - 10), random.Next(1, 10)));
            case 6: return ("something put in", good.Insert(random.Next(good.Length), Noise(random)));
            case 7: return ("another algorithm", $"{Header(parts[0], "alg", Algorithms[random.Next(Algorithms.Length)])}.{parts[1]}.{(random.Next(2) == 0 ? parts[2] : "")}");
            case 8: return ("another key named", $"{Header(parts[0], "kid", Noise(random))}.{parts[1]}.{parts[2]}");
            case 9: return ("a key brought along", $"{Header(parts[0], random.Next(2) == 0 ? "jku" : "x5u", "https://identity.example.org/keys")}.{parts[1]}.{parts[2]}");
            case 10: return ("another claim", $"{parts[0]}.{Header(parts[1], new[] { "sub", "role", "municipality", "aud", "iss" }[random.Next(5)], Noise(random))}.{parts[2]}");
            case 11: return ("a later end", $"{parts[0]}.{Number(parts[1], "exp", 4_000_000_000 + random.Next())}.{parts[2]}");
            case 12: return ("parts in another order", string.Join('.', parts.OrderBy(_ => random.Next()).Append(Noise(random)).Take(random.Next(2, 5))));
            case 13: return ("noise", string.Join('.', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Noise(random))));
            case 14: return ("signed with what is known of the key", Signed(parts, running.Provider.OpenKey[random.Next(running.Provider.OpenKey.Count)], random));
            default: return ("signed by nobody", $"{Header(parts[0], "alg", "none")}.{Header(parts[1], "jti", Noise(random))}.");
        }
    }

    private static string Replace(string token, int at, Random random)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char other;
        do other = letters[random.Next(letters.Length)];
        while (other == token[at]);
        return $"{token[..at]}{other}{token[(at + 1)..]}";
    }

    private static string TurnBit(string part, Random random)
    {
        var bytes = Base64UrlEncoder.DecodeBytes(part);
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return Base64UrlEncoder.Encode(bytes);
    }

    private static string Header(string part, string name, string value) => With(part, json => json[name] = value);

    private static string Number(string part, string name, long value) => With(part, json => json[name] = value);

    private static string With(string part, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Base64UrlEncoder.Decode(part))!.AsObject();
        change(json);
        return Base64UrlEncoder.Encode(json.ToJsonString());
    }

    private static string Signed(string[] parts, byte[] secret, Random random)
    {
        var signed = $"{Header(parts[0], "alg", "HS256")}.{Header(parts[1], "jti", Noise(random))}";
        return $"{signed}.{Base64UrlEncoder.Encode(System.Security.Cryptography.HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Noise(Random random)
    {
        var bytes = new byte[random.Next(1, 40)];
        random.NextBytes(bytes);
        return Base64UrlEncoder.Encode(bytes);
    }

    private async Task<int> Show(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/{Municipality}/api-keys");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await running.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }
}

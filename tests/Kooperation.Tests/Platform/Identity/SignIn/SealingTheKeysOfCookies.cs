using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Platform.Database;

namespace Kooperation.Tests.Platform.Identity.SignIn;

/// <summary>The keys that seal cookies are sealed themselves by a certificate, so that whoever reads the database makes no session.</summary>
[Collection(KooperationCollection.Name)]
public sealed class SealingTheKeysOfCookies
{
    private const string Password = "nur für diesen Versuch";

    [Fact]
    public async Task With_a_certificate_no_key_lies_open_and_sessions_last_over_a_restart()
    {
        var database = await TestDatabase.New();
        using var file = new Certificate();
        await using var before = With(database, file.Path, Password);
        using var window = new BrowserWindow(before);
        await window.SignIn("lesende");
        var cookie = window.SetCookies.Last(cookie => cookie.StartsWith("kooperation=", StringComparison.Ordinal)).Split(';')[0];
        await before.DisposeAsync();

        var kept = await Ask.One(database, "SELECT string_agg(data ->> 'xml', '') FROM kooperation.mt_doc_keptkey");
        Assert.Contains("EncryptedData", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", kept, StringComparison.OrdinalIgnoreCase);

        await using var after = With(database, file.Path, Password);
        using var again = after.CreateClient();
        again.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await again.GetAsync("/api/v1/me", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("wrong password")]
    [InlineData("no file")]
    public async Task A_certificate_that_cannot_be_read_is_a_reason_not_to_start(string flaw)
    {
        using var file = new Certificate();
        using var service = ServiceProcess.Start(
            "Development",
            new Dictionary<string, string>
            {
                ["ConnectionStrings:Kooperation"] = await TestDatabase.New(),
                ["Identity:Browser:KeyCertificate"] = flaw == "no file" ? file.Path + ".not" : file.Path,
                ["Identity:Browser:KeyCertificatePassword"] = flaw == "no file" ? Password : "falsch"
            });

        Assert.Equal(1, await service.Ended());
        Assert.StartsWith("Identity:Browser:KeyCertificate is a PKCS #12 file", service.Errors, StringComparison.Ordinal);
    }

    private static KooperationHost With(string database, string file, string password) =>
        KooperationHost.Over(database, ("Identity:Browser:KeyCertificate", file), ("Identity:Browser:KeyCertificatePassword", password));

    private sealed class Certificate : IDisposable
    {
        public Certificate()
        {
            using var key = RSA.Create(2048);
            using var certificate = new CertificateRequest("CN=kooperation", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            File.WriteAllBytes(Path, certificate.Export(X509ContentType.Pkcs12, Password));
        }

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.CreateVersion7():N}.p12");

        public void Dispose() => File.Delete(Path);
    }
}

using System.Xml.Linq;
using Marten;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Kooperation.Platform.Identity.SignIn.Sessions;

/// <summary>A key by which cookies are sealed, as the framework writes it.</summary>
/// <param name="Id">The framework's own name of it.</param>
public sealed record KeptKey(string Id, string Xml);

/// <summary>Keeps the keys of cookies in the database, so that a session lasts over a restart and holds on every node.</summary>
internal sealed class KeptKeys(IDocumentStore store) : IXmlRepository
{
    // The framework asks for keys when it starts and then about once a day, and knows no way to wait for them.
    public IReadOnlyCollection<XElement> GetAllElements() => ReadAll().GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => Keep(element, friendlyName).GetAwaiter().GetResult();

    private async Task<IReadOnlyCollection<XElement>> ReadAll()
    {
        await using var session = store.QuerySession();
        return [.. (await session.Query<KeptKey>().ToListAsync()).Select(kept => XElement.Parse(kept.Xml))];
    }

    private async Task Keep(XElement element, string name)
    {
        await using var session = store.LightweightSession();
        session.Insert(new KeptKey(name, element.ToString(SaveOptions.DisableFormatting)));
        await session.SaveChangesAsync();
    }
}

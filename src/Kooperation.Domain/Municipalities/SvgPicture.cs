using System.Xml;
using System.Xml.Linq;
using Kooperation.Domain.Language;

namespace Kooperation.Domain.Municipalities;

/// <summary>A picture as SVG (W3C Scalable Vector Graphics 1.1 and 2) that draws and does nothing else: no script, no foreign content, nothing loaded from elsewhere.</summary>
internal static class SvgPicture
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string[] Acting = ["script", "foreignObject", "iframe", "handler"];
    private static readonly XmlReaderSettings Strictly = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static Refusal? Flaw(string text, string at)
    {
        if (Read(text) is not { Root: { } root } || root.Name != Svg + "svg")
            return Refusal.Of("svg-picture", "A picture as SVG is expected here, whose first element is svg.", "Hier wird ein Bild als SVG erwartet, dessen erstes Element svg heißt.", at);

        return root.DescendantsAndSelf().Any(Acts)
            ? Refusal.Of(
                "svg-only-draws",
                "This picture does more than draw: scripts, foreign content and what is loaded from elsewhere may not stand in it.",
                "Dieses Bild tut mehr als zeichnen: Skripte, fremde Inhalte und von anderswo Geladenes dürfen nicht darin stehen.",
                at)
            : null;
    }

    private static bool Acts(XElement element) =>
        Acting.Contains(element.Name.LocalName, StringComparer.OrdinalIgnoreCase)
        || element.Attributes().Any(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.LocalName == "href" && LeadsAway(attribute.Value))
        || Loads(element.Name == Svg + "style" ? element.Value : (string?)element.Attribute("style") ?? "");

    private static bool LeadsAway(string address) => !(address.StartsWith('#') || address.StartsWith("data:image/png;", StringComparison.Ordinal) || address.StartsWith("data:image/jpeg;", StringComparison.Ordinal));

    private static bool Loads(string style) =>
        style.Contains("@import", StringComparison.OrdinalIgnoreCase)
        || style.Split("url(").Skip(1).Any(address => !address.TrimStart(' ', '"', '\'').StartsWith('#'));

    private static XDocument? Read(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Strictly);
            return XDocument.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}

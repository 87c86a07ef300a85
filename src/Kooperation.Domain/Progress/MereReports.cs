using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Progress;

/// <summary>Somebody told how a measure is going, and nothing changed by it.</summary>
public readonly record struct MereReport(Guid StepId, PartialDate OccurredOn, Basis Basis);

/// <summary>
/// The mere reports of a measure, which may be thousands, in the order of recording. Each takes 20 bytes: its step, its day and its basis.
/// In JSON they are one text in base64.
/// </summary>
[JsonConverter(typeof(MereReportsConverter))]
public sealed class MereReports
{
    private const int Length = 20;
    private const int IdLength = 16;
    private const int DateBits = 26; // 21991231 and less

    public static readonly MereReports None = new([]);

    private readonly byte[] _packed;

    private MereReports(byte[] packed) => _packed = packed;

    public int Count => _packed.Length / Length;

    public MereReport this[int index]
    {
        get
        {
            var packed = _packed.AsSpan(index * Length, Length);
            var rest = BinaryPrimitives.ReadUInt32BigEndian(packed[IdLength..]);
            return new MereReport(new Guid(packed[..IdLength], bigEndian: true), DateOf((int)(rest & ((1u << DateBits) - 1))), (Basis)(rest >> DateBits));
        }
    }

    public static MereReports Unpack(byte[] packed) =>
        packed.Length % Length == 0 ? new MereReports(packed) : throw new JsonException("Mere reports are cut off.");

    public MereReports With(MereReport report)
    {
        var packed = new byte[_packed.Length + Length];
        _packed.CopyTo(packed, 0);
        Pack(report, packed.AsSpan(_packed.Length));
        return new MereReports(packed);
    }

    /// <summary>The same with another day or basis for the step; unchanged where the step is none of these.</summary>
    public MereReports Replaced(MereReport report)
    {
        if (PlaceOf(report.StepId) is not { } place) return this;

        var packed = (byte[])_packed.Clone();
        Pack(report, packed.AsSpan(place));
        return new MereReports(packed);
    }

    public MereReports Without(Guid stepId) =>
        PlaceOf(stepId) is { } place ? new MereReports([.. _packed[..place], .. _packed[(place + Length)..]]) : this;

    internal ReadOnlySpan<byte> Packed => _packed;

    private int? PlaceOf(Guid stepId)
    {
        Span<byte> id = stackalloc byte[IdLength];
        stepId.TryWriteBytes(id, bigEndian: true, out _);
        for (var place = 0; place < _packed.Length; place += Length)
            if (_packed.AsSpan(place, IdLength).SequenceEqual(id)) return place;

        return null;
    }

    private static void Pack(MereReport report, Span<byte> packed)
    {
        report.StepId.TryWriteBytes(packed, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(packed[IdLength..], (uint)NumberOf(report.OccurredOn) | (uint)report.Basis << DateBits);
    }

    // Digits as they are read, with 0 for what is not known: 20261118, 20261100, 20260000, 0.
    private static int NumberOf(PartialDate date) => date.Earliest is not { } earliest
        ? 0
        : earliest.Year * 10000
        + (date.Precision >= DatePrecision.Month ? earliest.Month * 100 : 0)
        + (date.Precision == DatePrecision.Day ? earliest.Day : 0);

    private static PartialDate DateOf(int number) => (number / 10000, number / 100 % 100, number % 100) switch
    {
        (0, _, _) => PartialDate.Unknown,
        (var year, 0, _) => PartialDate.Year(year),
        (var year, var month, 0) => PartialDate.Month(year, month),
        var (year, month, day) => PartialDate.Day(year, month, day)
    };
}

/// <summary>Writes mere reports as one text in base64.</summary>
public sealed class MereReportsConverter : JsonConverter<MereReports>
{
    public override MereReports Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => MereReports.Unpack(reader.GetBytesFromBase64());

    public override void Write(Utf8JsonWriter writer, MereReports value, JsonSerializerOptions options) => writer.WriteBase64StringValue(value.Packed);
}

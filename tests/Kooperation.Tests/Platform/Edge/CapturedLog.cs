using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Kooperation.Tests.Platform.Edge;

/// <summary>One entry of the log as a sink receives it.</summary>
public sealed record Line(string Category, LogLevel Level, string Text, IReadOnlyDictionary<string, object?> Values);

/// <summary>Keeps every line that the service logs.</summary>
public sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<Line> _lines = [];

    public IReadOnlyList<Line> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<Line> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(new Line(
            category,
            logLevel,
            formatter(state, exception) + exception,
            (state as IEnumerable<KeyValuePair<string, object?>> ?? []).ToDictionary(value => value.Key, value => value.Value)));
    }
}

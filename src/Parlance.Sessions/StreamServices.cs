using Microsoft.Extensions.Logging;
using Parlance.Core.Limits;

namespace Parlance.Sessions;

/// <summary>What every session on a stream shares.</summary>
/// <param name="Limits">What one stranger may cost.</param>
/// <param name="Time">The clock.</param>
/// <param name="Pump">Flushes outboxes.</param>
/// <param name="Watchdog">Looks after deadlines.</param>
/// <param name="Metrics">Counts.</param>
/// <param name="Log">Tells.</param>
public sealed record StreamServices(
    ServerLimits Limits, TimeProvider Time, OutboxPump Pump, Watchdog Watchdog, SessionMetrics Metrics, ILogger<StreamSession> Log);

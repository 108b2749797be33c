namespace Parlance.System.Tests.Bridging;

/// <summary>The system's clock, which a test can put forward; timers go on as they were.</summary>
internal sealed class LaterTime : TimeProvider
{
    /// <summary>How far it is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}

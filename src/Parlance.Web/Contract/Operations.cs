using Parlance.Core.Model;

namespace Parlance.Web.Contract;

/// <summary>Somebody's session, as operators see it.</summary>
/// <param name="Id">Number of the session.</param>
/// <param name="Name">Who.</param>
/// <param name="IsGuest">Has no account.</param>
/// <param name="Network">Where from.</param>
/// <param name="Address">Address of the client; for administrators, else null.</param>
/// <param name="Since">When it began.</param>
/// <param name="Presence">What the client says of its reachability.</param>
/// <param name="Rooms">The rooms it is in.</param>
public sealed record SessionEntry(
    long Id, string Name, bool IsGuest, Network Network, string? Address, DateTimeOffset Since, PresenceState Presence, IReadOnlyList<string> Rooms);

/// <summary>An entry of the audit log.</summary>
public sealed record AuditLine(long Id, DateTimeOffset At, string Actor, string Action, string Subject, string Detail);

/// <summary>Measurements of one moment. Counters are what they grew by since the sample before.</summary>
/// <param name="At">When.</param>
/// <param name="Online">Sessions by network.</param>
/// <param name="Rooms">Rooms that exist.</param>
/// <param name="Lines">Lines said in rooms.</param>
/// <param name="Messages">Private messages sent.</param>
/// <param name="Logins">Logins by result.</param>
/// <param name="Ended">Ended sessions by reason.</param>
/// <param name="BytesIn">Bytes received on the networks.</param>
/// <param name="BytesOut">Bytes sent on the networks.</param>
/// <param name="Memory">Resident memory in bytes.</param>
/// <param name="Processor">Processor time in seconds.</param>
public sealed record MetricsSample(
    DateTimeOffset At,
    IReadOnlyDictionary<string, int> Online,
    int Rooms,
    long Lines,
    long Messages,
    IReadOnlyDictionary<string, long> Logins,
    IReadOnlyDictionary<string, long> Ended,
    long BytesIn,
    long BytesOut,
    long Memory,
    double Processor);

/// <summary>A packet of a traced session.</summary>
/// <param name="Trace">Number of the trace.</param>
/// <param name="At">When.</param>
/// <param name="FromClient">Received; else sent.</param>
/// <param name="Message">Name of the message.</param>
/// <param name="Code">Its code.</param>
/// <param name="Length">Bytes of its body.</param>
/// <param name="Fields">Its fields; secrets are shown as stars.</param>
public sealed record TracedFrame(long Trace, DateTimeOffset At, bool FromClient, string Message, uint Code, int Length, IReadOnlyList<TracedField> Fields);

/// <summary>A field of a traced packet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Offset">Where in the body it begins.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Value">Its value in words.</param>
public sealed record TracedField(string Name, int Offset, int Length, string Value);

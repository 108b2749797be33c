using Parlance.Wire;

namespace Parlance.Ares.Client;

/// <summary>Lines, private messages and commands.</summary>
/// <remarks>
/// Rooms keep 300 bytes of a line: what is longer, or holds line ends, is sent as several. Rooms slow down or put out who says more than about three lines or five private messages a second.
/// Every method raises an <see cref="AresException"/> when the client is in no room or the connection is lost.
/// </remarks>
public sealed class AresChat
{
    private static readonly char[] LineEnds = ['\r', '\n'];
    private readonly RoomLine line;

    internal AresChat(RoomLine line) => this.line = line;

    /// <summary>Says something in the room (10). A line that begins with <c>#</c> or <c>/</c> is a command. One's own line comes back as <see cref="AresEvent.Said"/>.</summary>
    /// <param name="text">What to say; colour codes are allowed.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public async ValueTask SayAsync(string text, CancellationToken cancellationToken = default)
    {
        foreach (var part in Parts(text))
        {
            await line.SendAsync(new ToServer.Public(part), cancellationToken);
        }
    }

    /// <summary>Tells the room what one does (11).</summary>
    /// <param name="text">What.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public async ValueTask EmoteAsync(string text, CancellationToken cancellationToken = default)
    {
        foreach (var part in Parts(text))
        {
            await line.SendAsync(new ToServer.Emote(part), cancellationToken);
        }
    }

    /// <summary>Writes to one user (25) and tells what became of it: a refusal (26, 27), or none by the time the room has worked through what was sent behind it.</summary>
    /// <param name="name">Name of the user.</param>
    /// <param name="text">The message.</param>
    /// <param name="cancellationToken">Stops waiting; the message may have gone.</param>
    public Task<PrivateOutcome> WriteAsync(string name, string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return WriteAsync(name, [.. Parts(text).SelectMany(part => line.Frame(new ToServer.Pvt(name, part)))], cancellationToken);
    }

    /// <summary>
    /// Writes to one user so that the room's filters do not read it (200, cb0t_pm_msg), and tells what became of it. Only clients of cb0t and of this package open it, see
    /// <see cref="RoomUser.OpensSealed"/>; the key travels with the message, so it is no secret.
    /// </summary>
    /// <param name="name">Name of the user.</param>
    /// <param name="text">The message.</param>
    /// <param name="cancellationToken">Stops waiting; the message may have gone.</param>
    public Task<PrivateOutcome> WriteSealedAsync(string name, string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return WriteAsync(name, [.. Parts(text).SelectMany(part => line.Frame(new ToServer.CustomData(CustomIdents.Sealed, name, SealedText.Seal(part, name))))], cancellationToken);
    }

    private async Task<PrivateOutcome> WriteAsync(string name, byte[] frames, CancellationToken cancel)
    {
        var (fence, isClosed) = await line.AskAsync(name, frames, cancel);
        return fence.Outcome != PrivateOutcome.Delivered || isClosed ? fence.Outcome : PrivateOutcome.Unconfirmed;
    }

    /// <summary>Gives the room a command (74) and gathers what it says to it.</summary>
    /// <param name="command">The command without <c>/</c> or <c>#</c>, for example <c>kick Bob</c>.</param>
    /// <param name="cancellationToken">Stops waiting; the command may have gone.</param>
    public Task<CommandReply> CommandAsync(string command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return line.AskAsync(line.Frame(new ToServer.Command(command.TrimStart('/', '#'))), cancellationToken);
    }

    private static IEnumerable<string> Parts(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var row in text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries))
        {
            for (var rest = row; rest.Length > 0;)
            {
                var part = Texts.Cut(rest, AresLimits.Line);
                yield return part;
                rest = rest[part.Length..];
            }
        }
    }
}

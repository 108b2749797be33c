using Parlance.Wire;

namespace Parlance.Icq.Server;

/// <summary>Telling what is said again from what is new: packets by number and content, logins by all they carry.</summary>
/// <remarks>
/// A login of version 2 has nothing in it that changes. When it comes again it is a repetition on its way, or a client that has started again at the same
/// address and counts from 1 anew. Both are served: what may be said twice counts as new from then on, messages only when they differ from the one of that
/// number before.
/// </remarks>
public sealed partial class IcqSession
{
    /// <summary>How long clients repeat a message that is not acknowledged.</summary>
    private static readonly TimeSpan RepeatingMessages = TimeSpan.FromMinutes(2);

    /// <summary>A client that has gone on since its login repeats it no longer.</summary>
    private static readonly TimeSpan Repeating = TimeSpan.FromSeconds(10);

    private readonly Lock windowGate = new();
    private readonly long began;
    private SequenceWindow window;
    private SequenceWindow? earlier;
    private long earlierSince;
    private bool hasGoneOn;

    /// <summary>Whether a login is the one that began this session, come once more.</summary>
    internal bool IsBegunBy(string print) =>
        Print == print && !(Volatile.Read(ref hasGoneOn) && server.Time.GetElapsedTime(began) > Repeating);

    private SequenceWindow MakeWindow()
    {
        var made = new SequenceWindow(server.Reliable.Options.Remembered);
        made.Receive(loginHeader.Sequence);
        made.Answer(loginHeader.Sequence);
        return made;
    }

    /// <summary>The client may have started again.</summary>
    private void CountAnew()
    {
        lock (windowGate)
        {
            if (hasGoneOn)
            {
                (earlier, earlierSince) = (window, server.Time.GetTimestamp());
                (window, hasGoneOn) = (MakeWindow(), false);
            }
        }
    }

    /// <summary>0442 carries the number of a server packet in licq: it is never a repetition, and harmless when it is one.</summary>
    private bool IsToBeWorkedOn(in IcqHeader header, ReadOnlySpan<byte> body)
    {
        if (header.Command == ToServer.CmdX1.Spec.Code)
        {
            return true;
        }

        Arrival arrival;
        var digest = DigestOf(header, body);
        lock (windowGate)
        {
            arrival = SentBefore(header, digest);
            arrival = arrival == Arrival.New ? window.Receive(header.Sequence, digest) : arrival;
            hasGoneOn |= arrival == Arrival.New;
        }

        if (arrival == Arrival.Answered)
        {
            SendAcknowledgement(header);
        }

        return arrival == Arrival.New;
    }

    /// <summary>What is known of a message from before the login was repeated.</summary>
    private Arrival SentBefore(in IcqHeader header, int digest)
    {
        if (earlier is not null && server.Time.GetElapsedTime(earlierSince) > RepeatingMessages)
        {
            earlier = null;
        }

        var isMessage = header.Command == ToServer.SendMessage.Spec.Code || header.Command == ToServer.MessageToNewUser.Spec.Code;
        return isMessage && earlier is not null ? earlier.Look(header.Sequence, digest) : Arrival.New;
    }

    private static int DigestOf(in IcqHeader header, ReadOnlySpan<byte> body)
    {
        var digest = new HashCode();
        digest.Add(header.Command);
        digest.AddBytes(body);
        return digest.ToHashCode();
    }
}

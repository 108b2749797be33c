using System.Globalization;
using Parlance.Ares;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Ares;

/// <summary>Decodes single frames and prints them.</summary>
internal sealed class AresMessages(DecodeOutput output)
{
    public DecodeOutput Output => output;

    /// <summary>Whether a body decodes to its last byte.</summary>
    public static bool Fits(string link, Direction direction, uint code, ReadOnlySpan<byte> body) =>
        Best(link, direction, code, body) is { Trace: { Wrong: null, Undecoded: 0 } };

    /// <summary>Prints a frame of a room connection, and those inside it.</summary>
    public void Frame(in Heard heard, Direction direction, byte code, ReadOnlySpan<byte> body, AresSession session)
    {
        try
        {
            var link = AresLink.Room;
            if (code == AresFrames.Advanced)
            {
                link = AresLink.Advanced;
                code = AresFrames.OpenAdvanced(body, out body);
            }

            Print(heard, link, direction, code, body, session);
            Learn(link, direction, code, body, session);
            if (link == AresLink.Room && code == AresFrames.Compressed)
            {
                Inner(heard, direction, body, session);
            }
        }
        catch (WireException wrong)
        {
            Wrong(heard, direction, code, wrong.Message, body);
        }
    }

    /// <summary>Prints a datagram of the room list.</summary>
    /// <returns>False when it is none; nothing is printed then.</returns>
    public bool Datagram(in Heard heard, ReadOnlySpan<byte> bytes, bool mustFit)
    {
        foreach (var direction in new[] { Direction.ToServer, Direction.ToClient, Direction.ToPeer })
        {
            if (!bytes.IsEmpty && Best(AresLink.RoomList, direction, bytes[0], bytes[1..]) is { } best && (!mustFit || best.Trace is { Wrong: null, Undecoded: 0 }))
            {
                output.Message(heard, best.Entry.Spec, bytes[1..], best.Trace);
                return true;
            }
        }

        return false;
    }

    /// <summary>Prints frames that came without a connection: the first direction they fit wholly is taken.</summary>
    public void Whole(in Heard heard, ReadOnlySpan<byte> bytes, string hint)
    {
        foreach (var direction in new[] { Direction.ToServer, Direction.ToClient })
        {
            if (!hint.Contains(direction == Direction.ToServer ? "to-client" : "to-server", StringComparison.Ordinal) && AllFit(direction, bytes))
            {
                Walk(heard, direction, bytes, new AresSession());
                return;
            }
        }

        if (!Datagram(heard, bytes, mustFit: true))
        {
            output.Unknown(heard, "fits no Ares frame", bytes);
        }
    }

    private static bool AllFit(Direction direction, ReadOnlySpan<byte> bytes)
    {
        while (Length(bytes) is var length and > 0)
        {
            var body = bytes[AresFrames.Format.Header..length];
            var (link, code) = (AresLink.Room, bytes[2]);
            if (code == AresFrames.Advanced && body.Length >= AresFrames.Format.Header)
            {
                (link, code) = (AresLink.Advanced, AresFrames.OpenAdvanced(body, out body));
            }

            if (!Fits(link, direction, code, body))
            {
                return false;
            }

            bytes = bytes[length..];
        }

        return bytes.IsEmpty;
    }

    private static int Length(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= AresFrames.Format.Header && AresFrames.Format.Header + (bytes[0] | (bytes[1] << 8)) is var length && length <= bytes.Length ? length : 0;

    private void Walk(in Heard heard, Direction direction, ReadOnlySpan<byte> frames, AresSession session)
    {
        while (Length(frames) is var length and > 0)
        {
            Frame(heard, direction, frames[2], frames[AresFrames.Format.Header..length], session);
            frames = frames[length..];
        }
    }

    private void Inner(in Heard heard, Direction direction, ReadOnlySpan<byte> stream, AresSession session)
    {
        using var frames = new WireBuffer();
        AresCompression.Inflate(stream, frames);
        Walk(heard, direction, frames.Written, session);
    }

    private void Print(in Heard heard, string link, Direction direction, byte code, ReadOnlySpan<byte> body, AresSession session)
    {
        if (session.Cipher is { } cipher && AresCatalog.All.Find(link, direction, code) is { } encrypted)
        {
            body = OpenedBody.Of(encrypted, body, cipher);
        }

        if (Best(link, direction, code, body) is not { } best)
        {
            Wrong(heard, direction, code, "no message has this code", body);
        }
        else if (best.Trace.Wrong is { } wrong && direction == Direction.ToServer)
        {
            Wrong(heard, direction, code, $"{best.Entry.Spec.Name}, {wrong.Message}", body);
        }
        else
        {
            output.Message(heard, best.Entry.Spec, body, best.Trace);
        }
    }

    /// <summary>
    /// What a room cannot read it skips by its length or answers by closing, and strangers do send such frames: of a client they are shown and not counted,
    /// of a room they are.
    /// </summary>
    private void Wrong(in Heard heard, Direction direction, byte code, string why, ReadOnlySpan<byte> body)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"room {(direction == Direction.ToServer ? "to-server" : "to-client")} {code}: {why}");
        if (direction == Direction.ToServer)
        {
            output.Refused(heard, what, body);
        }
        else
        {
            output.Unknown(heard, what, body);
        }
    }

    private static void Learn(string link, Direction direction, byte code, ReadOnlySpan<byte> body, AresSession session)
    {
        if (link == AresLink.Room && direction == Direction.ToServer && code is 1 or 2)
        {
            session.LogIn(body);
        }
        else if (link == AresLink.Advanced && direction == Direction.ToClient && code == ToClient.CryptoKey.Spec.Code)
        {
            session.Encrypt(body);
        }
    }

    /// <summary>The shape of a message that a body fits best.</summary>
    private static Shape? Best(string link, Direction direction, uint code, ReadOnlySpan<byte> body)
    {
        Shape? best = null;
        foreach (var entry in AresCatalog.All.Entries)
        {
            if (entry.Spec.Code == code && entry.Spec.Direction == direction && entry.Spec.Link == link
                && (best is null || best.Trace.Wrong is not null || best.Trace.Undecoded > 0))
            {
                best = new Shape(entry, entry.Trace(body));
            }
        }

        return best;
    }

    private sealed record Shape(CatalogEntry Entry, Trace Trace);
}

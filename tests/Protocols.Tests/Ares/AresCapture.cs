using Parlance.Ares;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Ares;

/// <summary>A capture of real clients in a real room, one frame a line.</summary>
internal sealed class AresCapture
{
    private AresCapture(IReadOnlyList<Line> lines) => Lines = lines;

    public IReadOnlyList<Line> Lines { get; }

    public IEnumerable<Line> Frames => Lines.Where(l => l.Kind == LineKind.Frame);

    public static AresCapture Read(string name)
    {
        var lines = new List<Line>();
        foreach (var text in File.ReadLines(TestFiles.Captures(name)))
        {
            var columns = text.Split(' ');
            var direction = columns[0] == "C>S" ? Direction.ToServer : Direction.ToClient;
            var kind = columns[2] switch { "RAW" => LineKind.Raw, "EOF" => LineKind.End, _ => LineKind.Frame };
            var hex = kind == LineKind.Frame ? columns[2] : columns.ElementAtOrDefault(3) ?? string.Empty;
            lines.Add(new Line(direction, columns[1], kind, Convert.FromHexString(hex)));
        }

        return new AresCapture(lines);
    }

    /// <summary>Every well-formed frame, with those of encrypted sessions opened by the key on the wire.</summary>
    public IEnumerable<Opened> Open()
    {
        var guids = new Dictionary<string, byte[]>();
        var ciphers = new Dictionary<string, AresCipher>();
        foreach (var line in Frames.Where(l => !l.IsMalformed))
        {
            if (line.Bytes[2] == 199)
            {
                continue;
            }

            var frame = AresFrameText.Of(line.Direction, line.Bytes);
            if (frame.Entry.Spec is { Name: nameof(ToServer.Login) or nameof(ToServer.Relogin) })
            {
                guids[line.Connection] = frame.Body[..16];
                ciphers.Remove(line.Connection);
            }

            yield return new Opened(line, frame, ciphers.GetValueOrDefault(line.Connection));
            if (frame.Entry.Spec is { Name: nameof(ToClient.CryptoKey) })
            {
                ciphers[line.Connection] = AresCipher.FromBlob(frame.Body, guids[line.Connection]);
            }
        }
    }

    internal enum LineKind
    {
        Frame,
        Raw,
        End,
    }

    internal sealed record Line(Direction Direction, string Connection, LineKind Kind, byte[] Bytes)
    {
        /// <summary>The attempts to crash the server that were played against it.</summary>
        public bool IsMalformed => Direction == Direction.ToServer && Bytes is [1, 0, 250, ..] or [5, 0, 2, ..] or [0, 0, 80] or [5, 0, 80, ..];
    }

    internal sealed record Opened(Line Line, AresFrameText Frame, AresCipher? Cipher);
}

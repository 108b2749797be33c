using Parlance.Cli.Captures;

namespace Parlance.Cli.Decoding;

/// <summary>What is to be decoded, and how.</summary>
/// <param name="What">A file, or hex in one or several pieces.</param>
/// <param name="Network">The network; null when it is to be found out.</param>
/// <param name="Ports">Ports of servers.</param>
/// <param name="Hint">For hex: link and direction.</param>
/// <param name="MostFields">Fields shown of one message; null for all.</param>
/// <param name="Passwords">Passwords of MyICQ by number.</param>
/// <param name="Follows">The file is still being written.</param>
/// <param name="Patience">How long to wait for it to grow; null for ever.</param>
internal sealed record DecodeRequest(
    string[] What, string? Network, int[] Ports, string Hint, int? MostFields, IReadOnlyDictionary<uint, string> Passwords, bool Follows, TimeSpan? Patience)
{
    /// <summary>For hex of an unknown network: where frames are told by their length before those that have none.</summary>
    private static readonly string[] HexOrder = ["soulseek", "ares", "icq", "myicq"];

    /// <summary>Decodes, and tells when it cannot.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run(TextWriter writer, TextWriter error, CancellationToken cancellation)
    {
        var output = new DecodeOutput(writer, MostFields);
        var wrong = What is [var path] && File.Exists(path) ? Capture(path, output, cancellation) : Hex(output);
        if (wrong is not null)
        {
            error.WriteLine($"parlance decode: {wrong}");
            return ExitCodes.Unusable;
        }

        return output.Undecoded == 0 ? ExitCodes.Done : ExitCodes.No;
    }

    private string? Hex(DecodeOutput output)
    {
        var hex = string.Concat(What).Replace(" ", string.Empty, StringComparison.Ordinal).Replace(":", string.Empty, StringComparison.Ordinal);
        if (hex.Length == 0 || hex.Length % 2 != 0 || !hex.All(char.IsAsciiHexDigit))
        {
            return $"{Printable.Quote(What[0])} is neither a file that is there nor hex of whole bytes";
        }

        var bytes = Convert.FromHexString(hex);
        if ((Network ?? Array.Find(HexOrder, name => Fits(name, bytes))) is { } network)
        {
            Networks.Create(network, Ports, Passwords, output)[0].Bytes(default, bytes, Hint);
        }
        else
        {
            output.Unknown(default, "fits no frame of any network", bytes);
        }

        output.Summary();
        return null;
    }

    private bool Fits(string network, byte[] bytes)
    {
        var trial = new DecodeOutput(TextWriter.Null, MostFields);
        Networks.Create(network, Ports, Passwords, trial)[0].Bytes(default, bytes, Hint);
        return trial.IsWhole;
    }

    private string? Capture(string path, DecodeOutput output, CancellationToken cancellation)
    {
        var networks = Networks.Create(Network, Ports, Passwords, output);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (Follows)
            {
                CaptureDecoder.Run(new FollowedFile(file, Patience, cancellation), networks, Ports, output);
                return null;
            }

            var bytes = File.ReadAllBytes(path);
            if (TextCapture.IsCapture(bytes))
            {
                TextCaptureDecoder.Run(File.ReadLines(path), networks, Ports, output);
            }
            else
            {
                CaptureDecoder.Run(new WholeFile(bytes), networks, Ports, output);
            }

            return null;
        }
        catch (Exception wrong) when (wrong is CaptureException or IOException or UnauthorizedAccessException)
        {
            return $"{path}: {wrong.Message}";
        }
    }
}

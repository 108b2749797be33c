using Parlance.Ares;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Ares;

/// <summary>Frames that real clients and servers made.</summary>
public sealed class AresVectorTests
{
    private static readonly string[] ZorboServerRows = ["LOGIN_ACK", "TOPIC_FIRST", "REDIRECT", "OFFLINEUSER", "ERROR", "DIRCHATPUSH", "MYFEATURES"];

    public static TheoryData<string, string> Rows()
    {
        var rows = new TheoryData<string, string>();
        foreach (var file in (string[])["ares-vectors.tsv", "ares-sb0t-vectors.tsv"])
        {
            foreach (var line in File.ReadLines(TestFiles.Vectors(file)).Where(l => !l.Contains("hashlink", StringComparison.Ordinal)))
            {
                var columns = line.Split('\t');
                rows.Add(columns[0], columns[1]);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_vector_decodes_to_its_last_byte_and_encodes_to_equal_bytes(string name, string hex)
    {
        var frame = AresFrameText.Of(DirectionOf(name), Convert.FromHexString(hex));
        var trace = frame.Entry.Trace(frame.Body);
        trace.Wrong.ShouldBeNull();
        trace.Undecoded.ShouldBe(0);
        frame.Entry.Rewrite(frame.Body).ShouldBe(frame.Body);
    }

    [Fact]
    public void All_vectors_of_the_files_are_there() => Rows().Count.ShouldBe(49);

    [Fact]
    public void A_vector_says_what_its_client_meant()
    {
        var frame = Convert.FromHexString(
            "4A00020102030405060708090A0B0C0D0E0F1000000031D400000000FFFF00000000416C6963652043626F74006362307420332E3339007F0000017F000001070000002101DB4C65656473000F");
        var login = AresFrames.Read<ToServer.Login>(frame.AsSpan(3)).Who;
        login.Guid.ShouldBe(Enumerable.Range(1, 16).Select(i => (byte)i).ToArray());
        login.DataPort.ShouldBe((ushort)54321);
        login.NodePort.ShouldBe((ushort)65535);
        login.Name.ShouldBe("Alice Cbot");
        login.Version.ShouldBe("cb0t 3.39");
        login.LocalAddress.ShouldBe(Ip4.Of(127, 0, 0, 1));
        login.Features.ShouldBe((byte)(ClientFeatures.PrivateChat | ClientFeatures.Sharing | ClientFeatures.Compression));
        (login.Age, login.Gender, login.Region).ShouldBe(((byte)33, (byte)1, "Leeds"));
        AresCountries.Name(login.Country).ShouldBe("United Kingdom");
        login.Extra.ShouldBe((byte)15);
        AresFrames.ToBytes(new ToServer.Login(login)).ShouldBe(frame);
    }

    [Fact]
    public void The_compressed_vector_inflates_to_a_line()
    {
        var stream = Convert.FromHexString("789CE365E02A2E2C4D4DAD4A4D51C8C9CC4B050026CC0546");
        using var frames = new WireBuffer();
        AresCompression.Inflate(stream, frames);
        frames.Written.ToArray().ShouldBe(AresFrames.ToBytes(new ToServer.Public("squeezed line")));
    }

    private static Direction DirectionOf(string name) =>
        name.StartsWith("sb0t", StringComparison.Ordinal) || (name.StartsWith("Zorbo", StringComparison.Ordinal) && ZorboServerRows.Any(r => name.Contains(r, StringComparison.Ordinal)))
            ? Direction.ToClient
            : Direction.ToServer;
}

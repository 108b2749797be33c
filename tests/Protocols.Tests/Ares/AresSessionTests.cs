using System.Buffers.Binary;
using System.Security.Cryptography;
using Parlance.Ares;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Ares;

/// <summary>Login hash, encryption and the shapes that one message comes in.</summary>
public sealed class AresSessionTests
{
    private static readonly byte[] Guid = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];

    [Fact]
    public void The_login_hash_is_the_one_cb0t_makes()
    {
        var hash = SecureLogin.Hash(SecureLogin.Secret("ownerpass1"), 0x01020304, Ip4.Of(127, 0, 0, 1));
        Convert.ToHexString(hash).ShouldBe("EB301222DB3CBE24551D400968A0397FBD480D72");
    }

    [Fact]
    public void The_login_hash_in_the_order_of_the_seed_is_taken_too()
    {
        var secret = SecureLogin.Secret("p4ss");
        Span<byte> input = stackalloc byte[28];
        secret.CopyTo(input);
        ((ReadOnlySpan<byte>)[10, 1, 2, 3]).CopyTo(input[20..]);
        BinaryPrimitives.WriteUInt32LittleEndian(input[24..], 99);
        SecureLogin.Matches(SHA1.HashData(input), secret, 99, Ip4.Of(127, 0, 0, 1), Ip4.Of(10, 1, 2, 3)).ShouldBeTrue();
        SecureLogin.Matches(SHA1.HashData(input), secret, 98, Ip4.Of(127, 0, 0, 1), Ip4.Of(10, 1, 2, 3)).ShouldBeFalse();
    }

    [Fact]
    public void The_key_of_a_session_travels_and_both_sides_read_each_other()
    {
        using var room = AresCipher.Fresh();
        using var client = AresCipher.FromBlob(room.ToBlob(Guid), Guid);
        var frame = AresFrames.ToBytes(new ToClient.Public("Alice", "h\u00e9llo"), room);
        AresFrames.Read<ToClient.Public>(frame.AsSpan(3), client).ShouldBe(new ToClient.Public("Alice", "h\u00e9llo"));
    }

    [Fact]
    public void What_is_not_encrypted_with_the_key_is_refused()
    {
        using var room = AresCipher.Fresh();
        using var other = AresCipher.Fresh();
        var frame = AresFrames.ToBytes(new ToServer.Public("hello"), other);
        var refused = 0;
        for (var i = 0; i < 20; i++)
        {
            frame[^1]++;
            refused += Refuses(frame, room) ? 1 : 0;
        }

        refused.ShouldBeGreaterThan(15);
        Should.Throw<WireException>(() => AresFrames.Read<ToServer.Public>([3, 0, 1, 2, 3], room));
        Should.Throw<WireException>(() => AresFrames.Read<ToServer.Public>([255, 255, 1, 2, 3], room));
    }

    [Theory]
    [InlineData(StatusShape.Full, "Leeds")]
    [InlineData(StatusShape.Person, "Leeds")]
    [InlineData(StatusShape.Person, "")]
    [InlineData(StatusShape.Uploads, "")]
    public void Each_shape_of_a_status_update_is_recognised(StatusShape shape, string region)
    {
        var isPerson = shape != StatusShape.Uploads;
        var hasLoad = shape != StatusShape.Person;
        var status = new ToServer.UpdateStatus(
            shape, 3, 7, Ip4.Of(1, 2, 3, 4), 5, Ip4.Of(6, 7, 8, 9), shape == StatusShape.Full ? (byte)7 : (byte)0,
            hasLoad ? (byte)1 : (byte)0, hasLoad ? (byte)2 : (byte)0, hasLoad ? (byte)3 : (byte)0,
            isPerson ? (byte)33 : (byte)0, isPerson ? (byte)1 : (byte)0, isPerson ? (byte)219 : (byte)0, isPerson ? region : null!);
        AresFrames.Read<ToServer.UpdateStatus>(AresFrames.ToBytes(status).AsSpan(3)).ShouldBe(status);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("0F", (byte)15)]
    [InlineData("00", null)]
    [InlineData("4C6565647300", null)]
    [InlineData("4C65656473000F", (byte)15)]
    public void The_end_of_a_login_may_be_anything_between_the_seed_and_cb0t(string end, byte? extra)
    {
        byte[] body = [.. Guid, .. new byte[15], (byte)'A', (byte)'l', 0, (byte)'v', 0, .. new byte[8], 7, 0, 0, 0, 33, 1, 219, .. Convert.FromHexString(end)];
        var login = AresFrames.Read<ToServer.Login>(body).Who;
        (login.Name, login.Country, login.Extra).ShouldBe(("Al", (byte)219, extra));
        login.Region.ShouldBe(end.Length > 2 ? "Leeds" : string.Empty);
    }

    [Fact]
    public void A_login_may_end_behind_its_features()
    {
        byte[] body = [.. Guid, .. new byte[15], (byte)'A', (byte)'l', 0, (byte)'v', 0, .. new byte[8], 7];
        AresFrames.Read<ToServer.Login>(body).Who.Features.ShouldBe((byte)7);
        Should.Throw<WireException>(() => AresFrames.Read<ToServer.Login>(body.AsSpan(0, body.Length - 1)));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(15)]
    public void A_shared_file_is_taken_apart_with_either_length_of_hash(int hash)
    {
        byte[] details = [5, 1, .. "Title"u8, 8, 15, .. "file.mp3"u8];
        var file = new FileDescription(new byte[hash], [128, 0, 180, 0], details);
        FileDescription.TryParse((byte)AresMime.Audio, file.ToBytes(), out var read).ShouldBeTrue();
        (read.Hash.Length, read.Detail(1), read.Detail(15), read.Detail(2)).ShouldBe((hash, "Title", "file.mp3", string.Empty));
        FileDescription.TryParse((byte)AresMime.Software, file.ToBytes(), out _).ShouldBeFalse();
    }

    private static bool Refuses(byte[] frame, AresCipher cipher)
    {
        try
        {
            AresFrames.Read<ToServer.Public>(frame.AsSpan(3), cipher);
            return false;
        }
        catch (WireException)
        {
            return true;
        }
    }
}

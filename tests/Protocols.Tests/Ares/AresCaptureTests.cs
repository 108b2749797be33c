using Parlance.Ares;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Ares;

/// <summary>Everything that real clients and servers said to each other.</summary>
public sealed class AresCaptureTests
{
    [Theory]
    [InlineData("ares-sb0t.txt", 390)]
    [InlineData("ares-zorbo.txt", 160)]
    [InlineData("ares-sb0t-captcha.txt", 20)]
    public void Every_frame_decodes_to_its_last_byte(string capture, int atLeast)
    {
        var count = 0;
        foreach (var opened in AresCapture.Read(capture).Open())
        {
            count++;
            opened.Frame.Entry.Walk(new Through(opened)).ShouldBe(0, Convert.ToHexString(opened.Line.Bytes));
        }

        count.ShouldBeGreaterThan(atLeast);
    }

    [Theory]
    [InlineData("ares-sb0t.txt")]
    [InlineData("ares-sb0t-captcha.txt")]
    public void Every_frame_of_the_server_encodes_to_equal_bytes_encrypted_ones_too(string capture)
    {
        foreach (var opened in AresCapture.Read(capture).Open().Where(o => o.Line.Direction == Direction.ToClient))
        {
            opened.Frame.Entry.Walk(new Again(opened)).ShouldBe(opened.Frame.Body, Convert.ToHexString(opened.Line.Bytes));
        }
    }

    [Theory]
    [InlineData("ares-sb0t.txt", 5)]
    [InlineData("ares-zorbo.txt", 1)]
    public void Every_compressed_frame_holds_whole_frames_that_decode(string capture, int atLeast)
    {
        var streams = AresCapture.Read(capture).Open().Where(o => o.Frame.Entry.Spec.Code == 80).ToList();
        streams.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        foreach (var stream in streams)
        {
            using var frames = new WireBuffer();
            AresCompression.Inflate(stream.Frame.Body, frames);
            for (var rest = frames.Written; !rest.IsEmpty;)
            {
                var length = 3 + (rest[0] | (rest[1] << 8));
                var frame = AresFrameText.Of(stream.Line.Direction, rest[..length].ToArray());
                var trace = frame.Entry.Trace(frame.Body);
                trace.Wrong.ShouldBeNull();
                trace.Undecoded.ShouldBe(0);
                rest = rest[length..];
            }
        }
    }

    [Fact]
    public void The_encrypted_session_reads_as_its_user_wrote_it()
    {
        var encrypted = AresCapture.Read("ares-sb0t.txt").Open().Where(o => o.Cipher is not null).ToList();
        encrypted.Count.ShouldBeGreaterThan(25);
        var said = encrypted.First(o => o.Line.Direction == Direction.ToServer && o.Frame.Entry.Spec.Code == 10);
        CipherReader.Read<ToServer.Public>(said.Frame.Body, said.Cipher!).Text.ShouldBe("secret words");
        var ack = encrypted.First(o => o.Frame.Entry.Spec.Name == nameof(ToClient.LoginAck));
        CipherReader.Read<ToClient.LoginAck>(ack.Frame.Body, ack.Cipher!).ShouldBe(new ToClient.LoginAck("Carol Crypt", "Parlance Test Room"));
    }

    [Fact]
    public void The_crash_attempts_are_refused_and_nothing_worse()
    {
        var attempts = AresCapture.Read("ares-sb0t.txt").Frames.Where(l => l.IsMalformed).ToList();
        attempts.Count.ShouldBe(4);
        foreach (var attempt in attempts)
        {
            Should.Throw<WireException>(() => Receive(attempt.Bytes));
        }
    }

    [Fact]
    public void The_secure_login_of_the_capture_is_recognised()
    {
        var opened = AresCapture.Read("ares-sb0t.txt").Open().ToList();
        var login = opened.First(o => o.Frame.Entry.Spec.Name == nameof(ToServer.AutoLogin));
        var features = opened.First(o => o.Line.Connection == login.Line.Connection && o.Frame.Entry.Spec.Name == nameof(ToClient.MyFeatures));
        var cookie = CipherReader.Read<ToClient.MyFeatures>(features.Frame.Body, features.Cipher!).Cookie;
        var secret = SecureLogin.Secret("ownerpass1");
        SecureLogin.Matches(login.Frame.Body, secret, cookie, Ip4.Of(10, 0, 0, 1), Ip4.Of(127, 0, 0, 1)).ShouldBeTrue();
        SecureLogin.Matches(login.Frame.Body, SecureLogin.Secret("ownerpass2"), cookie, Ip4.Of(127, 0, 0, 1)).ShouldBeFalse();
    }

    private static void Receive(byte[] frame)
    {
        switch (frame[2])
        {
            case AresFrames.Advanced:
                AresFrames.OpenAdvanced(frame.AsSpan(3), out _);
                break;
            case AresFrames.Compressed:
                using (var frames = new WireBuffer())
                {
                    AresCompression.Inflate(frame.AsSpan(3), frames);
                }

                break;
            default:
                AresFrames.Read<ToServer.Login>(frame.AsSpan(3));
                break;
        }
    }

    private sealed class Through(AresCapture.Opened opened) : IEntryWalker<int>
    {
        public int Walk<T>(CatalogEntry<T> entry)
            where T : struct, IMessage<T>
        {
            if (opened.Cipher is null)
            {
                var plain = new Reader(opened.Frame.Body, entry.Style);
                T.Layout(ref plain, default);
                return plain.Left;
            }

            var reader = new CipherReader(opened.Frame.Body, opened.Cipher);
            T.Layout(ref reader, default);
            return reader.Left;
        }
    }

    private sealed class Again(AresCapture.Opened opened) : IEntryWalker<byte[]>
    {
        public byte[] Walk<T>(CatalogEntry<T> entry)
            where T : struct, IMessage<T>
        {
            var frame = AresFrames.ToBytes(AresFrames.Read<T>(opened.Frame.Body, opened.Cipher), opened.Cipher);
            return frame[(entry.Spec.Link == AresLink.Advanced ? 6 : 3)..];
        }
    }
}

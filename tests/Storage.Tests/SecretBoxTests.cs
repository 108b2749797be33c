using Parlance.Testing;

namespace Parlance.Storage.Tests;

public sealed class SecretBoxTests
{
    [Fact]
    public void Many_threads_may_seal_and_open_at_once()
    {
        using var scratch = new ScratchDirectory();
        using var box = SecretBox.Open(scratch.File("key"));
        Parallel.For(0, 20_000, i =>
        {
            var secret = BitConverter.GetBytes(i);
            box.TryOpen("purpose", box.Seal("purpose", secret), out var opened).ShouldBeTrue();
            opened.ShouldBe(secret);
        });
    }

    [Fact]
    public void A_secret_opens_for_its_own_purpose_alone()
    {
        using var scratch = new ScratchDirectory();
        using var box = SecretBox.Open(scratch.File("key"));
        var text = box.Seal("one", [1, 2, 3]);
        box.TryOpen("one", text, out var secret).ShouldBeTrue();
        secret.ShouldBe([1, 2, 3]);
        box.TryOpen("other", text, out _).ShouldBeFalse();
        box.TryOpen("one", text[..^4], out _).ShouldBeFalse();
        box.TryOpen("one", string.Empty, out _).ShouldBeFalse();
    }
}

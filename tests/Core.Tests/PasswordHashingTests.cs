using Parlance.Core.Limits;
using Parlance.Core.Services;

namespace Parlance.Core.Tests;

public sealed class PasswordHashingTests
{
    [Fact]
    public async Task A_password_fits_its_own_verifier_and_no_other()
    {
        using var hashing = new PasswordHashing(new ServerLimits { HashRounds = 100, HashWorkers = 1 });
        var verifier = (await hashing.HashAsync("p\u00e4ssw\u00f6rd")).ShouldNotBeNull();
        verifier.ShouldStartWith("pbkdf2-sha512$100$");
        (await hashing.HashAsync("p\u00e4ssw\u00f6rd")).ShouldNotBe(verifier, "the salt differs");
        (await hashing.VerifyAsync(["p\u00e4ssw\u00f6rd"], verifier)).ShouldBe(true);
        (await hashing.VerifyAsync(["p\u00e4ssw\u00f6rd"], verifier)).ShouldBe(true, "the second time from memory");
        (await hashing.VerifyAsync(["password"], verifier)).ShouldBe(false);
        (await hashing.VerifyAsync(["p\u00e4ssw\u00f6rd"], null)).ShouldBe(false);
    }

    [Fact]
    public async Task Verifiers_of_other_rounds_still_fit()
    {
        using var old = new PasswordHashing(new ServerLimits { HashRounds = 50, HashWorkers = 1 });
        using var now = new PasswordHashing(new ServerLimits { HashRounds = 100, HashWorkers = 1 });
        (await now.VerifyAsync(["secret"], await old.HashAsync("secret"))).ShouldBe(true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$$$")]
    [InlineData("plain")]
    [InlineData("pbkdf2-sha512$x$AAAA$AAAA")]
    [InlineData("pbkdf2-sha512$0$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha512$-5$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha512$10$not base 64!$AAAA")]
    [InlineData("pbkdf2-sha512$10$AAAAAAAAAAAAAAAAAAAAAA==$AAAA")]
    [InlineData("bcrypt$10$AAAA$AAAA")]
    public async Task A_verifier_that_is_none_fits_nothing_and_harms_nobody(string broken)
    {
        using var hashing = new PasswordHashing(new ServerLimits { HashRounds = 100, HashWorkers = 1 });
        (await hashing.VerifyAsync([string.Empty], broken)).ShouldBe(false);
        (await hashing.VerifyAsync(["secret"], await hashing.HashAsync("secret"))).ShouldBe(true, "the worker is still there");
    }

    [Fact]
    public async Task When_too_many_wait_the_rest_are_turned_away_at_once()
    {
        using var hashing = new PasswordHashing(new ServerLimits { HashRounds = 200_000, HashWorkers = 1, HashQueue = 2 });
        var asked = Enumerable.Range(0, 12).Select(_ => hashing.HashAsync("secret")).ToArray();
        asked.Count(a => a.IsCompletedSuccessfully && a.Result is null).ShouldBeGreaterThanOrEqualTo(6);
        var answers = await Task.WhenAll(asked);
        answers.Count(a => a is not null).ShouldBeGreaterThanOrEqualTo(2);
        hashing.Waiting.ShouldBe(0);
        (await hashing.HashAsync("secret")).ShouldNotBeNull();
    }
}

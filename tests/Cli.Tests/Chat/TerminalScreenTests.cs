using Parlance.Cli.Chat;

namespace Parlance.Cli.Tests.Chat;

/// <summary>What people see of a chat, and of what they type.</summary>
public sealed class TerminalScreenTests : IAsyncDisposable
{
    private readonly FakeTerminal terminal = new();
    private readonly TerminalScreen screen;
    private readonly StillSession session = new();

    public TerminalScreenTests() => screen = new TerminalScreen(terminal, TimeProvider.System);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_typed_is_read_and_stays_above_the_next_line()
    {
        var reading = screen.ReadAsync(session, Stop);
        terminal.Type("hello");
        terminal.Press(ConsoleKey.Enter);
        (await reading).ShouldBe("hello");
        terminal.Row.ShouldBe("den> hello\n");
    }

    [Fact]
    public async Task What_is_said_meanwhile_comes_above_the_line_that_is_being_typed()
    {
        var reading = screen.ReadAsync(session, Stop);
        terminal.Type("hel");
        await SeesAsync("den> hel");
        screen.Show(new ChatLine(ChatKind.Said, "den", "bob", "interrupting"));
        terminal.Written.ShouldContain(line => line.EndsWith("[den] <bob> interrupting", StringComparison.Ordinal));
        terminal.Row.ShouldBe("den> hel");
        terminal.Press(ConsoleKey.Enter);
        (await reading).ShouldBe("hel");
    }

    [Fact]
    public async Task Nothing_of_a_stranger_moves_the_cursor_neither_said_nor_as_a_room_nor_completed()
    {
        session.Room = "den\u001b[2J\u0007";
        session.Users = ["eve\u001b]0;x\u0007"];
        var reading = screen.ReadAsync(session, Stop);
        screen.Show(new ChatLine(ChatKind.Private, string.Empty, "\u001b[31meve", "a\rb\u009b2J\u202e[red]c"));
        terminal.Type("ev");
        terminal.Press(ConsoleKey.Tab);
        await SeesAsync("eve");
        terminal.Press(ConsoleKey.Enter);
        (await reading).ShouldNotBeNull().ShouldStartWith("eve\u001b");
        foreach (var written in terminal.Written.Select(FakeTerminal.WithoutOwnCodes))
        {
            written.TrimEnd('\n').ShouldAllBe(letter => !char.IsControl(letter) && letter != '\u202e');
        }
    }

    [Fact]
    public async Task What_is_pasted_is_drawn_when_all_of_it_has_come()
    {
        terminal.Type(new string('x', 5_000));
        var reading = screen.ReadAsync(session, Stop);
        await SeesAsync(new string('x', 10));
        terminal.Written.Count.ShouldBeLessThan(100);
        terminal.Press(ConsoleKey.Enter);
        (await reading).ShouldBe(new string('x', 5_000));
    }

    [Fact]
    public async Task The_tabulator_shows_what_could_follow()
    {
        session.Users = ["alice", "alien"];
        var reading = screen.ReadAsync(session, Stop);
        terminal.Type("al");
        terminal.Press(ConsoleKey.Tab);
        terminal.Press(ConsoleKey.Tab);
        await SeesAsync("den> ali");
        terminal.Press(ConsoleKey.Enter);
        await reading;
        terminal.Written.ShouldContain(line => line.EndsWith("-- alice  alien", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_interrupts_does_not_wait_for_a_key()
    {
        using var interrupt = new CancellationTokenSource();
        var reading = screen.ReadAsync(session, interrupt.Token);
        await interrupt.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reading);
        screen.End();
        terminal.Row.ShouldBeEmpty("the row is left to the shell");
        terminal.Press(ConsoleKey.Enter);
    }

    [Theory]
    [InlineData("> ", "hello", 5, 20, "> hello", 7)]
    [InlineData("> ", "hello", 0, 20, "> hello", 2)]
    [InlineData("> ", "日本語", 2, 20, "> 日本語", 6)]
    [InlineData("> ", "a\u0301b", 2, 20, "> a\u0301b", 3)]
    [InlineData("> ", "0123456789", 10, 11, "> 23456789", 10)]
    [InlineData("> ", "0123456789", 3, 11, "> 01234567", 5)]
    [InlineData("> ", "日本語日本語", 6, 11, "> 語日本語", 10)]
    [InlineData("a very long room> ", "hi", 2, 12, "a vhi", 5)]
    [InlineData("> ", "a\tb", 3, 20, "> a\\x09b", 8)]
    [InlineData("> ", "", 0, 1, "", 0)]
    public void A_line_is_laid_out_in_one_row_with_the_cursor_in_view(string prompt, string text, int cursor, int columns, string shown, int column) =>
        LineView.Of(prompt, text, cursor, columns).ShouldBe(new LineView(shown, column));

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        terminal.Dispose();
    }

    private async Task SeesAsync(string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        await terminal.SeesAsync(text, patience.Token);
    }

    private sealed class StillSession : ChatSession
    {
        public string Room
        {
            set => Target = value;
        }

        public string[] Users { get; set; } = [];

        public override IReadOnlyList<(string Usage, string Help)> Commands => [("/say WORDS", "say")];

        public override IEnumerable<string> Names => Users;

        public StillSession() => Target = "den";

        public override Task<string?> EnterAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

        public override Task<string?> DoAsync(ChatInput input, CancellationToken cancellation) => Task.FromResult<string?>(null);

        protected override Task LogOutAsync() => Task.CompletedTask;

        protected override ValueTask CloseAsync() => ValueTask.CompletedTask;
    }
}

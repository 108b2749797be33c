using Parlance.Cli.Chat;

namespace Parlance.Cli.Tests.Chat;

public sealed class LineEditorTests
{
    private readonly LineEditor editor = new();

    [Fact]
    public void Letters_go_where_the_cursor_is()
    {
        Type("helo");
        Press(ConsoleKey.LeftArrow);
        Type("l");
        Press(ConsoleKey.Home);
        Press(ConsoleKey.Delete);
        Type("H");
        Press(ConsoleKey.End);
        Type("!!");
        Press(ConsoleKey.Backspace);
        Press(ConsoleKey.Enter).ShouldBe("Hello!");
        editor.Text.ShouldBeEmpty();
    }

    [Fact]
    public void The_arrows_bring_back_what_was_typed()
    {
        foreach (var line in new[] { "one", "two", "two" })
        {
            Type(line);
            Press(ConsoleKey.Enter);
        }

        Press(ConsoleKey.UpArrow);
        editor.Text.ShouldBe("two");
        Press(ConsoleKey.UpArrow);
        Press(ConsoleKey.UpArrow);
        editor.Text.ShouldBe("one");
        Press(ConsoleKey.DownArrow);
        Press(ConsoleKey.DownArrow);
        editor.Text.ShouldBeEmpty();
    }

    [Fact]
    public void The_tabulator_completes_as_far_as_it_is_clear()
    {
        Type("hi al");
        Press(ConsoleKey.Tab, "Alice Cbot", "alien", "bob");
        editor.Text.ShouldBe("hi Ali");
        Type("e");
        Press(ConsoleKey.Tab, "Alice Cbot", "alien", "bob");
        editor.Text.ShouldBe("hi alien ");
        Press(ConsoleKey.Tab, "alien");
        editor.Text.ShouldBe("hi alien ");
    }

    [Fact]
    public void Control_D_ends_an_empty_line_only()
    {
        Type("x");
        editor.Press(new ConsoleKeyInfo('\u0004', ConsoleKey.D, false, false, true), () => []);
        editor.IsOver.ShouldBeFalse();
        editor.Press(new ConsoleKeyInfo('\u0015', ConsoleKey.U, false, false, true), () => []);
        editor.Text.ShouldBeEmpty();
        editor.Press(new ConsoleKeyInfo('\u0004', ConsoleKey.D, false, false, true), () => []);
        editor.IsOver.ShouldBeTrue();
    }

    private void Type(string text)
    {
        foreach (var letter in text)
        {
            editor.Press(new ConsoleKeyInfo(letter, ConsoleKey.None, false, false, false), () => []);
        }
    }

    private string? Press(ConsoleKey key, params string[] candidates) => editor.Press(new ConsoleKeyInfo('\0', key, false, false, false), () => candidates);
}

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

    [Fact]
    public void Letters_of_several_characters_are_moved_over_and_taken_away_as_one()
    {
        Type("a😀e\u0301b");
        Press(ConsoleKey.LeftArrow);
        Press(ConsoleKey.Backspace);
        editor.Text.ShouldBe("a😀b");
        Press(ConsoleKey.LeftArrow);
        editor.Cursor.ShouldBe(1);
        Press(ConsoleKey.Delete);
        editor.Text.ShouldBe("ab");
        Press(ConsoleKey.RightArrow);
        Press(ConsoleKey.RightArrow);
        Press(ConsoleKey.Delete);
        Press(ConsoleKey.Enter).ShouldBe("ab");
    }

    [Fact]
    public void What_had_been_begun_comes_back_behind_the_history()
    {
        Type("one");
        Press(ConsoleKey.Enter);
        Type("begun");
        Press(ConsoleKey.UpArrow);
        editor.Text.ShouldBe("one");
        Press(ConsoleKey.DownArrow);
        editor.Text.ShouldBe("begun");
    }

    [Fact]
    public void The_keys_of_shells_move_and_cut()
    {
        Type("one two three");
        Control(ConsoleKey.W);
        editor.Text.ShouldBe("one two ");
        Control(ConsoleKey.A);
        Type(">");
        Control(ConsoleKey.E);
        Type("<");
        editor.Text.ShouldBe(">one two <");
        Press(ConsoleKey.Home);
        Press(ConsoleKey.RightArrow);
        Control(ConsoleKey.K);
        editor.Text.ShouldBe(">");
    }

    [Fact]
    public void A_name_with_blanks_is_quoted_where_a_command_wants_it()
    {
        Type("/msg bo");
        Press(ConsoleKey.Tab, "bob b");
        editor.Text.ShouldBe("/msg \"bob b\" ");
        Press(ConsoleKey.Enter);
        Type("hi bo");
        Press(ConsoleKey.Tab, "bob b");
        editor.Text.ShouldBe("hi bob b ");
    }

    [Fact]
    public void What_could_follow_is_told_when_the_tabulator_cannot_go_on()
    {
        Type("al");
        Press(ConsoleKey.Tab, "alien", "Alice");
        editor.Choices.ShouldBeEmpty();
        Press(ConsoleKey.Tab, "alien", "Alice");
        editor.Choices.ShouldBe(["Alice", "alien"]);
        Press(ConsoleKey.End);
        editor.Choices.ShouldBeEmpty();
    }

    [Fact]
    public void A_line_has_an_end()
    {
        Type(new string('x', LineEditor.MostLetters + 5));
        editor.Text.Length.ShouldBe(LineEditor.MostLetters);
    }

    private void Control(ConsoleKey key) => editor.Press(new ConsoleKeyInfo('\u0001', key, false, false, true), () => []);

    private void Type(string text)
    {
        foreach (var letter in text)
        {
            editor.Press(new ConsoleKeyInfo(letter, ConsoleKey.None, false, false, false), () => []);
        }
    }

    private string? Press(ConsoleKey key, params string[] candidates) => editor.Press(new ConsoleKeyInfo('\0', key, false, false, false), () => candidates);
}

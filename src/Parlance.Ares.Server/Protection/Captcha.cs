using System.Text;
using Parlance.Ares.Server.Rooms;

namespace Parlance.Ares.Server.Protection;

/// <summary>A word of four letters drawn in coloured blocks, which a visitor types to prove being human.</summary>
internal sealed class Captcha
{
    /// <summary>Wrong answers after which the visitor is put out.</summary>
    public const int Tries = 3;

    private const int Letters = 4;
    private const int Rows = 5;
    private const string Alphabet = "ACEFHJLNOPTUX";

    // Five rows of five blocks for each letter of the alphabet, one bit each.
    private static readonly byte[][] Shapes =
    [
        [0b01110, 0b10001, 0b11111, 0b10001, 0b10001],
        [0b01111, 0b10000, 0b10000, 0b10000, 0b01111],
        [0b11111, 0b10000, 0b11110, 0b10000, 0b11111],
        [0b11111, 0b10000, 0b11110, 0b10000, 0b10000],
        [0b10001, 0b10001, 0b11111, 0b10001, 0b10001],
        [0b00111, 0b00010, 0b00010, 0b10010, 0b01100],
        [0b10000, 0b10000, 0b10000, 0b10000, 0b11111],
        [0b10001, 0b11001, 0b10101, 0b10011, 0b10001],
        [0b01110, 0b10001, 0b10001, 0b10001, 0b01110],
        [0b11110, 0b10001, 0b11110, 0b10000, 0b10000],
        [0b11111, 0b00100, 0b00100, 0b00100, 0b00100],
        [0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
        [0b10001, 0b01010, 0b00100, 0b01010, 0b10001],
    ];

    private readonly Random random;

    public Captcha(Random random)
    {
        this.random = random;
        Word = Next();
    }

    /// <summary>The word.</summary>
    public string Word { get; private set; }

    /// <summary>Wrong answers so far.</summary>
    public int Failures { get; private set; }

    /// <summary>Takes an answer; a wrong one brings another word.</summary>
    public bool Answer(string text)
    {
        if (string.Equals(AresText.StripColours(text).Trim(), Word, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        Failures++;
        Word = Next();
        return false;
    }

    /// <summary>Asks a visitor for it.</summary>
    public void Ask(AresUser visitor)
    {
        foreach (var line in Lines())
        {
            visitor.Tell(line);
        }
    }

    private IEnumerable<string> Lines()
    {
        yield return "Please type this word before you chat:";
        yield return " ";
        for (var row = 0; row < Rows; row++)
        {
            yield return Draw(row);
        }

        yield return " ";
    }

    private string Next() => string.Create(Letters, random, static (letters, random) =>
    {
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = Alphabet[random.Next(Alphabet.Length)];
        }
    });

    private string Draw(int row)
    {
        const int Blocks = 5;
        var line = new StringBuilder("\u000300");
        foreach (var letter in Word)
        {
            var bits = Shapes[Alphabet.IndexOf(letter, StringComparison.Ordinal)][row];
            for (var block = Blocks - 1; block >= 0; block--)
            {
                line.Append((bits >> block & 1) == 1 ? "\u000514\u000314\u2588\u000500\u000300" : "\u2591");
            }

            line.Append("   ");
        }

        return line.ToString();
    }
}

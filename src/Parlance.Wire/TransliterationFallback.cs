using System.Text;

namespace Parlance.Wire;

/// <summary>What an encoder writes for a character its code page does not have: what stands for it, and a question mark where nothing does.</summary>
internal sealed class TransliterationFallback : EncoderFallback
{
    public override int MaxCharCount => 8;

    public override EncoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : EncoderFallbackBuffer
    {
        private string text = string.Empty;
        private int at;

        public override int Remaining => text.Length - at;

        public override bool Fallback(char charUnknown, int index) => Begin(Rune.TryCreate(charUnknown, out var rune) ? Transliteration.Of(rune) : null);

        public override bool Fallback(char charUnknownHigh, char charUnknownLow, int index) => Begin(Transliteration.Of(new Rune(charUnknownHigh, charUnknownLow)));

        public override char GetNextChar() => at < text.Length ? text[at++] : '\0';

        public override bool MovePrevious()
        {
            var moves = at > 0;
            at -= moves ? 1 : 0;
            return moves;
        }

        public override void Reset() => (text, at) = (string.Empty, 0);

        private bool Begin(string? stands)
        {
            (text, at) = (stands ?? "?", 0);
            return text.Length > 0;
        }
    }
}

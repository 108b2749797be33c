namespace Parlance.Cli.Chat;

/// <summary>What a screen needs of a terminal.</summary>
internal interface ITerminal
{
    /// <summary>Its width now.</summary>
    int Columns { get; }

    /// <summary>A key has been pressed and not been read.</summary>
    bool IsKeyWaiting { get; }

    /// <summary>Waits for a key.</summary>
    ConsoleKeyInfo ReadKey();

    /// <summary>Writes as it is.</summary>
    void Write(string text);

    /// <summary>Writes a line with colours.</summary>
    void WriteMarkup(string markup);
}

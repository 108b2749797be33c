using Parlance.Core.Events;

namespace Parlance.Core.Model;

/// <summary>The lines people pinned to a room, one each, oldest first.</summary>
public sealed partial class Room
{
    private readonly OrderedDictionary<string, Ticker> tickers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The tickers, oldest first.</summary>
    public IReadOnlyList<Ticker> Tickers
    {
        get
        {
            lock (gate)
            {
                return [.. tickers.Values];
            }
        }
    }

    /// <summary>Nobody is inside, and nothing but tickers is why it is still there.</summary>
    internal bool IsKeptByTickersAlone
    {
        get
        {
            lock (gate)
            {
                return !closed && !IsPermanent && !IsPrivate && people.Count == 0 && documents.Count == 0 && tickers.Count > 0;
            }
        }
    }

    internal void Restore(IEnumerable<Ticker> known)
    {
        lock (gate)
        {
            foreach (var ticker in known)
            {
                tickers[ticker.Handle] = ticker;
            }
        }
    }

    /// <summary>A ticker's setter goes by another name; a ticker of that name stays.</summary>
    /// <returns>The ticker as it is now; null when there was none.</returns>
    internal Ticker? RenameTicker(string before, string after)
    {
        lock (gate)
        {
            if (string.Equals(before, after, StringComparison.OrdinalIgnoreCase) || !tickers.Remove(before, out var ticker))
            {
                return null;
            }

            Broadcast(new TickerRemoved(this, before));
            var renamed = ticker with { Handle = after };
            if (tickers.TryAdd(after, renamed))
            {
                Broadcast(new TickerSet(this, renamed), inSight: ShowsTickersOn);
            }

            return tickers[after];
        }
    }

    /// <summary>Pins, replaces or (with an empty text) removes a ticker.</summary>
    /// <returns>The tickers that changed in storage: the one set, and any that fell off the end.</returns>
    internal IReadOnlyList<Ticker> SetTicker(Ticker ticker, int most)
    {
        lock (gate)
        {
            var had = tickers.TryGetValue(ticker.Handle, out var old);
            if (ticker.Text == (old?.Text ?? string.Empty))
            {
                return [];
            }

            var changed = new List<Ticker> { ticker };
            if (had)
            {
                tickers.Remove(ticker.Handle);
                Broadcast(new TickerRemoved(this, old!.Handle));
            }

            if (ticker.Text.Length > 0)
            {
                tickers.Add(ticker.Handle, ticker);
                Broadcast(new TickerSet(this, ticker), inSight: ShowsTickersOn);
            }

            while (tickers.Count > most)
            {
                var oldest = tickers.GetAt(0).Value;
                tickers.RemoveAt(0);
                Broadcast(new TickerRemoved(this, oldest.Handle));
                changed.Add(oldest with { Text = string.Empty });
            }

            return changed;
        }
    }

    /// <summary>Soulseek and browsers have tickers; to others they are lines, which the operator may not want.</summary>
    private bool ShowsTickersOn(Network network) => network is Network.Soulseek or Network.Web || (bridge.ShowsTopics && !bridge.IsClosed(this));
}

namespace Parlance.Wire;

/// <summary>Lists counted in the style's usual width, which is nearly all of them.</summary>
public static class Lists
{
    extension<TVisitor>(ref TVisitor v)
        where TVisitor : struct, IVisitor, allows ref struct
    {
        /// <summary>A list of structures behind the style's usual count.</summary>
        public T[] List<T>(string name, T[] value, int max)
            where T : struct, IWire<T> => v.List(name, value, v.Style.Counts, max);

        /// <summary>A list of texts behind the style's usual count.</summary>
        public string[] Strings(string name, string[] value, int max, int maxBytes) =>
            v.Strings(name, value, v.Style.Counts, max, maxBytes);

        /// <summary>A list of four-byte numbers behind the style's usual count.</summary>
        public uint[] Numbers(string name, uint[] value, int max) => v.Numbers(name, value, v.Style.Counts, max);
    }
}

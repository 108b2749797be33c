using Parlance.Wire;

namespace Parlance.MyIcq;

/// <summary>Fields that return in many messages.</summary>
internal static class MyIcqFields
{
    extension<TVisitor>(ref TVisitor v)
        where TVisitor : struct, IVisitor, allows ref struct
    {
        /// <summary>A text of any length that a datagram can hold.</summary>
        public string Str(string name, string value) => v.Str(name, value, MyIcqLimits.String);

        /// <summary>
        /// A text at the end that may be left out; null when it is not there. The zeros that fill the last encrypted block read as none.
        /// </summary>
        public string? Optional(string name, string? value)
        {
            var isPadding = v.Peek(0) == 0 && v.Peek(1) == 0;
            if (!v.More(name, value is not null, atLeast: 2))
            {
                return null;
            }

            var text = v.Str(name, value ?? string.Empty, MyIcqLimits.String);
            v.EndIf();
            return isPadding ? null : text;
        }

        /// <summary>The domain of a user of another server; absent or empty means this server.</summary>
        public string? Domain(string? value) => v.Optional("domain", value);
    }
}

import{c as a,d as b,e as c,f as d,g as e}from"./chunk-YQKIXE5J.js";import"./chunk-TDBJQPTG.js";export{e as banDialog,d as banGuest,a as kickDialog,c as kickGuest,b as verdictDialog};

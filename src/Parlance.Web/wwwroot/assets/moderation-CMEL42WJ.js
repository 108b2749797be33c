import{c as a,d as b,e as c,f as d}from"./chunk-A2FY7U6F.js";import"./chunk-JYQAADPX.js";export{d as banDialog,c as banGuest,a as kickDialog,b as kickGuest};
